// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

/**
 * What kind of work it is, and so who does it.
 *
 * @param value 1 to 64 of {@code a-z 0-9 _ .}, for instance {@code conversation.summary}
 */
public record JobType(String value) {
  public JobType {
    if (!value.matches("[a-z0-9_.]{1,64}")) {
      throw new IllegalArgumentException(value + " is no type of a job: 1 to 64 of a-z 0-9 _ .");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

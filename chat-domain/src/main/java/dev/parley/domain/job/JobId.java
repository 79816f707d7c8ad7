// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

import dev.parley.domain.error.InvalidRequestException;

/**
 * Names a job.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}
 */
public record JobId(String value) {
  public JobId {
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new InvalidRequestException(
          "job", value, "give 1 to 64 of the characters A-Z a-z 0-9 _ -");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

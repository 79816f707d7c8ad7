// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.session;

/**
 * What a user said, and what the model answered.
 *
 * @param user as it was sent
 * @param ai the whole answer
 */
public record Exchange(String user, String ai) {
  /** Characters of both, as {@link String#length} counts them. */
  public long length() {
    return (long) user.length() + ai.length();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;

/**
 * Names a request among those of its owner.
 *
 * @param value 1 to 255 visible ASCII characters, as the client made it
 */
public record IdempotencyKey(Owner owner, String value) {
  /** The header that carries it. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;

  public IdempotencyKey {
    if (value.isEmpty()
        || value.length() > LONGEST
        || !value.chars().allMatch(IdempotencyKey::isVisible)) {
      throw new InvalidRequestException(
          HEADER,
          value.length() <= LONGEST ? "'" + value + "'" : value.length() + " characters long",
          "give 1 to " + LONGEST + " visible ASCII characters, such as a UUID, or leave it out");
    }
  }

  private static boolean isVisible(int c) {
    return c > ' ' && c < 0x7f;
  }
}

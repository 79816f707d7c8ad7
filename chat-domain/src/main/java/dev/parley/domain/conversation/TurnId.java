// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

/**
 * Names a turn: what was asked and what was answered, together.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}
 */
public record TurnId(String value) {
  public TurnId {
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(value + " is no turn id: 1 to 64 of A-Z a-z 0-9 _ -");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

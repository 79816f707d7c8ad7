// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

/**
 * Whose a conversation or record is. Without keys there is one owner, {@link #LOCAL}.
 *
 * @param value not blank
 */
public record Owner(String value) {
  public static final Owner LOCAL = new Owner("local");

  public Owner {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an owner's name is not blank; use Owner.LOCAL");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

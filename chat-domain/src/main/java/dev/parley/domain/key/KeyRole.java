// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import dev.parley.domain.error.InvalidRequestException;
import java.util.Locale;

/** What a key's holder may do. */
public enum KeyRole {
  /** Chat and embeddings, and one's own conversations. */
  USER,
  /** Everything, keys included; but no conversation of another owner. */
  ADMIN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of that name.
   *
   * @throws InvalidRequestException when there is none, naming the field {@code role}
   */
  public static KeyRole of(String wireName) {
    for (KeyRole role : values()) {
      if (role.wireName().equals(wireName)) {
        return role;
      }
    }
    throw new InvalidRequestException("role", wireName, "give user or admin");
  }
}

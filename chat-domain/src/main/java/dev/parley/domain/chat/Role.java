// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.Locale;

/** Who speaks in a message. {@code FUNCTION} is the older form of {@code TOOL}. */
public enum Role {
  SYSTEM,
  DEVELOPER,
  USER,
  ASSISTANT,
  TOOL,
  FUNCTION;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The role as the API writes it. */
  public String wireName() {
    return wireName;
  }
}

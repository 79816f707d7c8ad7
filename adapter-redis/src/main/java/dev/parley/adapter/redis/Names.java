// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.json.Wtf8;

/** Any text as a part of a key: no two are the same, and none but the last holds a colon. */
final class Names {
  private Names() {}

  /** With {@code %3A} for a colon and {@code %25} for a percent sign. */
  static String part(String text) {
    return text.replace("%", "%25").replace(":", "%3A");
  }

  /** A pattern that no key but this one fits, as {@code SCAN} has it. */
  static String literal(String key) {
    return key.replaceAll("[\\\\*?\\[\\]^-]", "\\\\$0");
  }

  /** UTF-8; half a pair stays what it is. */
  static byte[] bytes(String key) {
    return Wtf8.encode(key);
  }
}

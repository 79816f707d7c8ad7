// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Any text as a part of a key: no two are the same, and none holds a colon. */
final class Names {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Names() {}

  /**
   * With {@code %3A} for a colon, {@code %25} for a percent sign, {@code %uD83D} for half a pair.
   */
  static String part(String text) {
    return escaped(text, ':');
  }

  /** The last part of a key, where a colon may stand. */
  static String last(String text) {
    return escaped(text, '%');
  }

  /** A pattern that no key but this one fits, as {@code SCAN} has it. */
  static String literal(String key) {
    return key.replaceAll("[\\\\*?\\[\\]^-]", "\\\\$0");
  }

  static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text, char special) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == '%' || point == special) {
                out.append('%').append(HEX.toHexDigits((byte) point));
              } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                out.append("%u").append(HEX.toHexDigits((char) point));
              } else {
                out.appendCodePoint(point);
              }
            });
    return out.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import java.util.HexFormat;
import java.util.Optional;

/** Halves of surrogate pairs that stand alone: Java has them, UTF-8 does not. */
final class Surrogates {
  private static final HexFormat HEX = HexFormat.of();

  private Surrogates() {}

  /** JSON text that means the same and has no such half in it, but its escape. */
  static String paired(String json) {
    int broken = nextBroken(json, 0);
    if (broken < 0) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length() + 8);
    int from = 0;
    while (broken >= 0) {
      out.append(json, from, broken).append("\\u").append(HEX.toHexDigits(json.charAt(broken)));
      from = broken + 1;
      broken = nextBroken(json, from);
    }
    return out.append(json, from, json.length()).toString();
  }

  /** The first half that stands alone, as its escape; empty when there is none. */
  static Optional<String> half(String text) {
    int broken = nextBroken(text, 0);
    return broken < 0
        ? Optional.empty()
        : Optional.of("\\u" + HEX.toHexDigits(text.charAt(broken)));
  }

  private static int nextBroken(String text, int from) {
    int length = text.length();
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < length
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}

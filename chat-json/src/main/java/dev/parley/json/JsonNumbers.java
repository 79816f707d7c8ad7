// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers without trusting their size. */
final class JsonNumbers {
  private static final int LONGEST_PLAIN = 18;
  private static final int DIGITS_OF_LONG = 19;

  private JsonNumbers() {}

  /**
   * The whole number that a JSON number's text means; null when it has a fraction or is too big.
   */
  static @Nullable Long whole(String text) {
    if (text.length() <= LONGEST_PLAIN && isPlain(text)) {
      return Long.parseLong(text);
    }
    try {
      BigDecimal number = new BigDecimal(text);
      // a huge exponent is refused before it becomes digits
      boolean fits = (long) number.precision() - number.scale() <= DIGITS_OF_LONG;
      return fits ? (Long) number.longValueExact() : null;
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static boolean isPlain(String text) {
    for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}

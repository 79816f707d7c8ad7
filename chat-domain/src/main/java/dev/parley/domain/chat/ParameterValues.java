// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import dev.parley.domain.error.InvalidRequestException;
import java.math.BigDecimal;
import java.util.function.Predicate;

/** Reads the values of {@link Parameter}s and says what is wrong with them. */
final class ParameterValues {
  /** No number of the API needs more; a longer one would cost time out of proportion to read. */
  private static final int LONGEST_NUMBER = 64;

  private ParameterValues() {}

  static BigDecimal number(String name, RawJson value, BigDecimal min, BigDecimal max) {
    String fix =
        "give a number from " + min + " to " + max + ", or leave it out for the model's default";
    if (!value.isNumber() || value.text().length() > LONGEST_NUMBER) {
      throw new InvalidRequestException(name, value.text(), fix);
    }
    try {
      BigDecimal number = new BigDecimal(value.text());
      if (number.compareTo(min) >= 0 && number.compareTo(max) <= 0) {
        return number;
      }
    } catch (NumberFormatException e) { // an exponent beyond BigDecimal's
      throw new InvalidRequestException(name, value.text(), fix, e);
    }
    throw new InvalidRequestException(name, value.text(), fix);
  }

  static long integer(String name, RawJson value, long min, long max) {
    String fix =
        "give a whole number" + bounds(min, max) + ", or leave it out for the model's default";
    if (!value.isNumber() || value.text().length() > LONGEST_NUMBER) {
      throw new InvalidRequestException(name, value.text(), fix);
    }
    try {
      long number = new BigDecimal(value.text()).longValueExact();
      if (number >= min && number <= max) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new InvalidRequestException(name, value.text(), fix, e);
    }
    throw new InvalidRequestException(name, value.text(), fix);
  }

  private static String bounds(long min, long max) {
    if (min == Long.MIN_VALUE) {
      return "";
    }
    return max == Integer.MAX_VALUE ? " of at least " + min : " from " + min + " to " + max;
  }

  static boolean bool(String name, RawJson value) {
    if (!value.isBoolean()) {
      throw new InvalidRequestException(name, value.text(), "give true or false");
    }
    return value.text().equals("true");
  }

  static String string(String name, RawJson value) {
    if (!value.isString()) {
      throw new InvalidRequestException(name, value.text(), "give a string");
    }
    return value.asString();
  }

  static RawJson shaped(String name, RawJson value, String shape, Predicate<RawJson> fits) {
    if (!fits.test(value)) {
      throw new InvalidRequestException(name, value.text(), "give " + shape);
    }
    return value;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Instants as text of one length, exact to the nanosecond, that is ordered as time is: the years 0
 * to 9999.
 */
public final class Times {
  /** How many characters each has. */
  public static final int LENGTH = 30;

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Times() {}

  /**
   * The instant as text.
   *
   * @param name what it is, for the error's message
   * @throws IllegalArgumentException when it is of another year
   */
  public static String text(String name, Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new IllegalArgumentException(
          name + " is " + instant + ": give a time from " + FIRST + " to " + LAST);
    }
    return FORMAT.format(instant);
  }

  /** The instant that {@link #text} wrote. */
  public static Instant instant(String text) {
    return Instant.parse(text);
  }
}

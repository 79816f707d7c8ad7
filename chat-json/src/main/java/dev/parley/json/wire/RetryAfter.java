// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds or a date. */
public final class RetryAfter {
  private static final Duration UNSAID = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LONGEST_NUMBER = 9;

  private RetryAfter() {}

  /** What it says, within a day; a second when it is absent or says nothing. */
  public static Duration of(@Nullable String header, Clock clock) {
    if (header == null) {
      return UNSAID;
    }
    String value = header.strip();
    if (value.length() <= LONGEST_NUMBER && value.matches("\\d+")) {
      return bounded(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return bounded(Duration.between(clock.instant(), until));
    } catch (DateTimeParseException e) {
      return UNSAID;
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}

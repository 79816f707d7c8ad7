// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.function.Default;
import dev.parley.json.function.Describe;
import dev.parley.json.function.JavaFunction;
import dev.parley.port.FunctionHandler;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The functions that the server brings itself. */
final class BuiltInFunctions {
  private final Map<String, FunctionHandler> all = new TreeMap<>();

  BuiltInFunctions(Clock clock) {
    add(
        JavaFunction.of(
            "current_time",
            "The date, time and weekday now",
            TimeQuery.class,
            query -> now(clock, query)));
  }

  private record TimeQuery(
      @Describe("of the IANA database, such as Europe/Zurich") @Default("UTC") String time_zone) {}

  private record TimeAnswer(String time, String weekday, String time_zone) {}

  private void add(FunctionHandler handler) {
    all.put(handler.function().name(), handler);
  }

  private static TimeAnswer now(Clock clock, TimeQuery query) {
    try {
      ZoneId zone = ZoneId.of(query.time_zone());
      ZonedDateTime now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(zone);
      return new TimeAnswer(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now),
          now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
          zone.getId());
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          "time_zone",
          query.time_zone(),
          "give one of the IANA database, such as Europe/Zurich",
          e);
    }
  }

  Set<String> names() {
    return all.keySet();
  }

  /**
   * The function of that name.
   *
   * @param path of the setting that asks for it
   * @throws StartFailedException when there is none
   */
  FunctionHandler named(String name, String path) {
    FunctionHandler found = all.get(name);
    if (found == null) {
      throw new StartFailedException(
          path
              + " is "
              + name
              + ", which is no builtin function: use one of "
              + String.join(", ", names())
              + ", or another type",
          null);
    }
    return found;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to measure. A part whose number of connections or streams is 0 is left out.
 *
 * @param rounds how often each gateway has its turn
 * @param window how long a turn lasts
 * @param connections plain requests at a time
 * @param streams streams at a time where CPU and time are measured
 * @param chunks pieces of a streamed answer
 * @param delay before each piece
 * @param many streams at a time where memory is measured
 * @param manyDelay before each piece of those
 * @param warmUp of each gateway, with plain requests and with streams: so long each
 * @param only the gateways to measure
 * @param javaOptions for Parley's JVM, after the launcher's own
 * @param parley the folder of the server's jar and its {@code lib}
 * @param before such a folder of an older build, to compare with; empty without one
 */
record Options(
    int rounds,
    Duration window,
    int connections,
    int streams,
    int chunks,
    Duration delay,
    int many,
    Duration manyDelay,
    Duration warmUp,
    List<String> only,
    List<String> javaOptions,
    Path parley,
    Optional<Path> before) {
  private static final List<String> GATEWAYS = List.of("parley", "before", "go", "nginx");

  private static Map<String, String> defaults() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("--rounds", "3");
    values.put("--seconds", "6");
    values.put("--connections", "16");
    values.put("--streams", "1000");
    values.put("--chunks", "20");
    values.put("--delay-ms", "50");
    values.put("--many", "5000");
    values.put("--many-delay-ms", "1000");
    values.put("--warm-up", "20");
    values.put("--only", String.join(",", GATEWAYS));
    values.put("--java-options", "");
    values.put("--parley", "server-javalin/target");
    values.put("--before", "");
    return values;
  }

  /**
   * Reads names and values in turns.
   *
   * @throws IllegalArgumentException names the option, the value and the fix
   */
  static Options parse(String... args) {
    Map<String, String> values = defaults();
    for (int i = 0; i < args.length; i += 2) {
      if (!values.containsKey(args[i])) {
        throw new IllegalArgumentException(
            args[i] + " is no option: give " + String.join(", ", values.keySet()));
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " has no value: give one after it");
      }
      values.put(args[i], args[i + 1]);
    }
    return of(values);
  }

  private static Options of(Map<String, String> values) {
    return new Options(
        number(values, "--rounds", 1),
        Duration.ofSeconds(number(values, "--seconds", 1)),
        number(values, "--connections", 0),
        number(values, "--streams", 0),
        number(values, "--chunks", 1),
        Duration.ofMillis(number(values, "--delay-ms", 0)),
        number(values, "--many", 0),
        Duration.ofMillis(number(values, "--many-delay-ms", 0)),
        Duration.ofSeconds(number(values, "--warm-up", 0)),
        gateways(words(value(values, "--only"), ",")),
        words(value(values, "--java-options"), " "),
        Path.of(value(values, "--parley")),
        Optional.of(value(values, "--before")).filter(path -> !path.isEmpty()).map(Path::of));
  }

  /** Every option with its default. */
  static String usage() {
    return defaults().entrySet().stream()
        .map(option -> "  %-16s %s".formatted(option.getKey(), option.getValue()).stripTrailing())
        .collect(Collectors.joining("\n", "Options and their defaults:\n", "\n"));
  }

  private static int number(Map<String, String> values, String name, int least) {
    String text = value(values, name);
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        name + " is " + text + ": give a whole number, " + least + " or more");
  }

  private static List<String> gateways(List<String> names) {
    for (String name : names) {
      if (!GATEWAYS.contains(name)) {
        throw new IllegalArgumentException(
            "--only is " + name + ": give some of " + String.join(",", GATEWAYS));
      }
    }
    return names;
  }

  private static List<String> words(String text, String separator) {
    return List.of(text.split(separator, -1)).stream()
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String value(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was tested with one client, as a section of {@code docs/compatibility.md}.
 *
 * @param client its language and package
 * @param part which of the client's tests these are
 * @param features names of features to what was tested, in the page's words
 */
record ClientSection(String client, String version, String part, Map<String, String> features) {
  static final String BEGIN = "## ";
  private static final String TABLE = "| feature | what is tested |\n|---|---|\n";

  ClientSection {
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
  }

  /** Collects tests that passed. */
  static final class Builder {
    private final Map<Feature, List<String>> tests = new EnumMap<>(Feature.class);

    Builder add(Feature feature, String test) {
      List<String> known = tests.computeIfAbsent(feature, f -> new ArrayList<>());
      if (!known.contains(test)) {
        known.add(test);
      }
      return this;
    }

    ClientSection build(String client, String version, String part) {
      Map<String, String> features = new LinkedHashMap<>();
      tests.forEach(
          (feature, names) ->
              features.put(
                  feature.title(), names.stream().sorted().collect(Collectors.joining("; "))));
      return new ClientSection(client, version, part, features);
    }
  }

  /** The client's tests stand together, whatever its version. */
  String key() {
    return client + ", " + part;
  }

  String title() {
    return client + " " + version;
  }

  String markdown() {
    return features.entrySet().stream()
        .map(feature -> "| " + feature.getKey() + " | " + feature.getValue() + " |\n")
        .collect(Collectors.joining("", BEGIN + title() + ", " + part + "\n\n" + TABLE, ""));
  }

  /** Reads what {@link #markdown} wrote. */
  static ClientSection read(String markdown) {
    List<String> lines = markdown.strip().lines().toList();
    String heading = lines.getFirst().substring(BEGIN.length());
    int part = heading.lastIndexOf(", ");
    int version = heading.lastIndexOf(' ', part - 1);
    Map<String, String> features = new LinkedHashMap<>();
    for (String row : lines.subList(4, lines.size())) {
      String[] cells = row.split(" ?\\| ?", -1);
      features.put(cells[1], cells[2]);
    }
    return new ClientSection(
        heading.substring(0, version),
        heading.substring(version + 1, part),
        heading.substring(part + 2),
        features);
  }
}

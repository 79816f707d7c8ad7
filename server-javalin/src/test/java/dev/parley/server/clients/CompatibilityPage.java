// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/compatibility.md}: a table of all clients, and a section for each one's tests. */
record CompatibilityPage(Map<String, ClientSection> sections) {
  static final Path FILE = Path.of("../docs/compatibility.md");

  /** Where it says so, the page is written anew instead of being compared. */
  private static final String WRITE = "parley.compatibility.write";

  private static final String INTRODUCTION =
      """
      # Clients that are tested

      Written by the tests themselves: what stands here ran against a Parley server in the build, through the client
      that is named, and passed. A mark in the first table leads to a line of the sections below it.

      """;

  CompatibilityPage {
    sections = new TreeMap<>(sections);
  }

  static CompatibilityPage read() throws IOException {
    String page = Files.exists(FILE) ? Files.readString(FILE) : "";
    return new CompatibilityPage(
        Stream.of(page.split("(?m)^(?=" + ClientSection.BEGIN + ")"))
            .filter(part -> part.startsWith(ClientSection.BEGIN))
            .map(ClientSection::read)
            .collect(Collectors.toMap(ClientSection::key, Function.identity())));
  }

  /** Holds what was seen against what the page says, or writes it there. */
  static void check(ClientSection seen) throws IOException {
    CompatibilityPage page = read().with(seen);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(FILE, page.markdown());
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as(
            "docs/compatibility.md; write it anew with: mvn -pl server-javalin test"
                + " -Dtest='dev/parley/server/clients/*Test' -D"
                + WRITE
                + "=true")
        .isEqualTo(page.markdown());
  }

  private CompatibilityPage with(ClientSection seen) {
    Map<String, ClientSection> next = new TreeMap<>(sections);
    next.put(seen.key(), seen);
    return new CompatibilityPage(next);
  }

  String markdown() {
    return INTRODUCTION
        + table()
        + sections.values().stream()
            .map(section -> "\n" + section.markdown())
            .collect(Collectors.joining());
  }

  private String table() {
    Map<String, Set<String>> clients = new TreeMap<>();
    sections
        .values()
        .forEach(
            section ->
                clients
                    .computeIfAbsent(section.title(), title -> new TreeSet<>())
                    .addAll(section.features().keySet()));
    return row("", clients.keySet().stream())
        + "|---".repeat(clients.size() + 1)
        + "|\n"
        + Stream.of(Feature.values())
            .map(Feature::title)
            .filter(title -> clients.values().stream().anyMatch(shown -> shown.contains(title)))
            .map(
                title ->
                    row(
                        title,
                        clients.values().stream().map(shown -> shown.contains(title) ? "✓" : "")))
            .collect(Collectors.joining());
  }

  private static String row(String first, Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
  }
}

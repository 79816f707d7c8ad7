// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a configuration, so that all of it is reported together. */
final class Problems {

  private record Problem(Origin origin, String message) {}

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();

  void add(Origin origin, String message) {
    problems.add(new Problem(origin, message));
    if (!sources.contains(origin.source())) {
      sources.add(origin.source());
    }
  }

  /** A value that can't be used, under the name of its setting. */
  void add(String path, BadSetting bad) {
    add(bad.origin(), path + " " + bad.getMessage());
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** One line per problem: a file's from top to bottom, each once. */
  List<String> lines() {
    return problems.stream()
        .sorted(
            Comparator.comparingInt((Problem p) -> sources.indexOf(p.origin().source()))
                .thenComparingInt(p -> p.origin().line()))
        .map(p -> p.origin() + ": " + p.message())
        .distinct()
        .toList();
  }
}

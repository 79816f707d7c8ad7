// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A path with names in braces for what differs.
 *
 * @param text as a description writes it
 */
record PathTemplate(String text, Pattern pattern) {
  /** Of two that match, the one with fewer names is meant. */
  static final Comparator<PathTemplate> MOST_EXACT_FIRST =
      Comparator.comparingLong(template -> template.text().chars().filter(c -> c == '{').count());

  private static final Pattern NAME = Pattern.compile("\\{[^}]+}");

  static PathTemplate of(String text) {
    return new PathTemplate(text, Pattern.compile(NAME.matcher(text).replaceAll("[^/]+")));
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places for variables: <code>{{tone}}</code>. A place is named by a letter or {@code
 * _} and then letters, digits or {@code _}; other braces are text, and <code>\{{tone}}</code> is
 * the text <code>{{tone}}</code>. What fills a place is text too: it is not looked through for
 * places again.
 */
public final class Template {
  private static final Pattern PLACE =
      Pattern.compile("(\\\\?)\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\}\\}");

  private final String text;
  private final List<Piece> pieces;
  private final Set<String> variables;

  private Template(String text, List<Piece> pieces) {
    this.text = text;
    this.pieces = List.copyOf(pieces);
    this.variables =
        pieces.stream()
            .filter(Variable.class::isInstance)
            .map(Piece::text)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Any text is a template; most have no variables. */
  public static Template of(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      boolean isText = !place.group(1).isEmpty();
      pieces.add(new Literal(text.substring(from, place.start())));
      pieces.add(isText ? new Literal(place.group().substring(1)) : new Variable(place.group(2)));
      from = place.end();
    }
    pieces.add(new Literal(text.substring(from)));
    return new Template(text, pieces);
  }

  /** The names of its variables, in the order of their first places. */
  public Set<String> variables() {
    return variables;
  }

  /**
   * The text with its places filled.
   *
   * @param values has each of {@link #variables()}
   * @throws IllegalArgumentException names the variable that has no value
   */
  public String fill(Map<String, String> values) {
    StringBuilder filled = new StringBuilder(text.length());
    for (Piece piece : pieces) {
      filled.append(
          switch (piece) {
            case Literal literal -> literal.text();
            case Variable variable -> value(variable.text(), values);
          });
    }
    return filled.toString();
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("{{" + name + "}} has no value");
    }
    return value;
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template template && template.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private sealed interface Piece {
    String text();
  }

  private record Literal(String text) implements Piece {}

  private record Variable(String text) implements Piece {}
}

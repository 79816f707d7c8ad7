// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Says to a model what is wrong with its arguments: each problem on a line of its own, with the
 * place, what stands there, and what would be right.
 */
final class Explanation {
  static final String ROOT = "arguments";
  private static final int MOST = 8;
  private static final int LONGEST_LINE = 240;
  private static final int LONGEST_NAMES = 120;

  private final JsonNode schema;

  /** One line for each place and kind, in the order they were found. */
  private final Map<String, String> lines = new LinkedHashMap<>();

  private Explanation(JsonNode schema) {
    this.schema = schema;
  }

  static String of(JsonNode schema, List<Error> errors) {
    Explanation explanation = new Explanation(schema);
    Unions.resolved(errors, explanation::union).forEach(explanation::add);
    return explanation.text();
  }

  private String text() {
    List<String> all = new ArrayList<>(lines.values());
    if (all.size() == 1) {
      return all.getFirst();
    }
    StringBuilder out = new StringBuilder(all.size() + " problems with the arguments:");
    all.stream().limit(MOST).forEach(line -> out.append("\n- ").append(line));
    return all.size() <= MOST
        ? out.toString()
        : out + "\n- and " + (all.size() - MOST) + " more of the kind";
  }

  private void add(Error error) {
    String place = place(error.getInstanceLocation());
    switch (error.getKeyword()) {
      case "required" -> put(place + " required " + error.getProperty(), missing(error, place));
      case "additionalProperties", "unevaluatedProperties" ->
          put(place + " unknown " + error.getProperty(), unknown(error, place));
      case "type",
          "enum",
          "const",
          "format",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems" ->
          put(place + " value", wrong(error, place));
      default -> put(place + " " + error.getKeyword(), place + " is not right: it " + words(error));
    }
  }

  private void put(String key, String line) {
    lines.putIfAbsent(key, Shortened.to(LONGEST_LINE, line));
  }

  private static String words(Error error) {
    String message = error.getMessage();
    return message == null ? "does not keep to " + error.getKeyword() : message;
  }

  private String missing(Error error, String place) {
    String name = error.getProperty();
    JsonNode object = schemaOf(error);
    JsonNode wanted = object.path("properties").path(name);
    String line = place + "." + name + " is missing: it is required";
    if (wanted.isObject()) {
      line += ", " + SchemaWords.of(wanted) + description(wanted);
    }
    return line
        + Nearest.to(name, unknownNames(error, object))
            .map(given -> "; " + given + " is not its name")
            .orElse("");
  }

  private static String description(JsonNode wanted) {
    String text = wanted.path("description").asText("").strip();
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private String unknown(Error error, String place) {
    String name = error.getProperty();
    Collection<String> known = names(schemaOf(error).path("properties"));
    String line = place + "." + Shortened.to(60, name) + " is not known";
    Optional<String> meant = Nearest.to(name, known);
    if (meant.isPresent()) {
      return line + ": did you mean " + meant.get() + "?";
    }
    return known.isEmpty()
        ? line + ": leave it out, there are none"
        : line
            + ": leave it out; known are "
            + Shortened.to(LONGEST_NAMES, String.join(", ", known));
  }

  private String wrong(Error error, String place) {
    JsonNode value = error.getInstanceNode();
    JsonNode here = schemaOf(error);
    String right = SchemaWords.of(here);
    if (value != null && value.isTextual() && here.path("enum").isArray()) {
      List<String> choices = new ArrayList<>();
      here.get("enum").forEach(each -> choices.add(each.asText()));
      right +=
          Nearest.to(value.textValue(), choices).map(m -> "; did you mean " + m + "?").orElse("");
    }
    return place
        + " is "
        + (value == null ? "wrong" : SchemaWords.shown(value))
        + ": give "
        + right;
  }

  /** A value that fits none of the shapes it may have. */
  private void union(Error error, JsonNode value) {
    String place = place(error.getInstanceLocation());
    JsonNode union = at(Unions.schemaPath(error));
    put(
        place + " value",
        place + " is " + SchemaWords.shown(value) + ": give " + SchemaWords.of(union));
  }

  private static Collection<String> unknownNames(Error error, JsonNode object) {
    JsonNode given = error.getInstanceNode();
    Collection<String> names = given == null ? new TreeSet<>() : names(given);
    names.removeAll(names(object.path("properties")));
    return names;
  }

  private static Collection<String> names(JsonNode object) {
    Collection<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * The schema that a keyword stands in; of a schema with an address of its own the keyword alone.
   */
  private JsonNode schemaOf(Error error) {
    List<Object> path = elements(error.getSchemaLocation().getFragment());
    JsonNode found = at(path.subList(0, Math.max(0, path.size() - 1)));
    JsonNode keyword = error.getSchemaNode();
    if (keyword != null && !keyword.equals(found.path(error.getKeyword()))) {
      return JsonNodeFactory.instance.objectNode().set(error.getKeyword(), keyword);
    }
    return found;
  }

  private JsonNode at(List<Object> path) {
    JsonNode node = schema;
    for (Object step : path) {
      node = node.isArray() ? node.path(index(step)) : node.path(step.toString());
    }
    return node;
  }

  private static int index(Object step) {
    try {
      return Integer.parseInt(step.toString());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static List<Object> elements(NodePath path) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      all.add(path.getElement(i));
    }
    return all;
  }

  static String place(NodePath path) {
    StringBuilder out = new StringBuilder(ROOT);
    for (Object step : elements(path)) {
      if (step instanceof Integer index) {
        out.append('[').append(index).append(']');
      } else {
        out.append('.').append(Shortened.to(60, step.toString()));
      }
    }
    return out.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in words what a schema allows: "an integer from 1 to 9", "one of "slow", "fast"". */
final class SchemaWords {
  private static final int MOST_CHOICES = 20;
  private static final int LONGEST_PATTERN = 100;

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "a string",
          "integer", "an integer",
          "number", "a number",
          "boolean", "true or false",
          "array", "an array",
          "object", "an object",
          "null", "null");

  private static final Map<String, String> FORMATS =
      Map.of(
          "date", "a string with a date such as \"2026-11-21\"",
          "date-time", "a string with a time such as \"2026-11-21T09:30:00Z\"",
          "time", "a string with a time of day such as \"09:30:00Z\"",
          "duration", "a string with a duration such as \"PT1H30M\"",
          "email", "a string with an email address",
          "uri", "a string with a URI",
          "uuid", "a string with a UUID");

  private SchemaWords() {}

  static String of(JsonNode schema) {
    if (schema.has("const")) {
      return shown(schema.get("const"));
    }
    if (schema.path("enum").isArray()) {
      return "one of " + choices(schema.get("enum"));
    }
    List<String> ways = new ArrayList<>();
    for (String union : List.of("anyOf", "oneOf")) {
      schema.path(union).forEach(branch -> ways.add(of(branch)));
    }
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      ways.add(typed(type.textValue(), schema));
    } else {
      type.forEach(each -> ways.add(typed(each.asText(), schema)));
    }
    if (ways.isEmpty()) {
      ways.add(guessed(schema));
    }
    return String.join(" or ", ways);
  }

  private static String guessed(JsonNode schema) {
    if (schema.has("properties")) {
      return typed("object", schema);
    }
    if (schema.has("items")) {
      return typed("array", schema);
    }
    if (schema.has("pattern") || schema.has("minLength") || schema.has("maxLength")) {
      return typed("string", schema);
    }
    return schema.has("minimum") || schema.has("maximum") ? typed("number", schema) : "another one";
  }

  private static String typed(String type, JsonNode schema) {
    String words = TYPES.getOrDefault(type, type);
    return switch (type) {
      case "string" -> string(words, schema);
      case "integer", "number" -> words + range(schema) + multiple(schema);
      case "array" -> words + items(schema) + between(schema, "minItems", "maxItems", "items");
      default -> words;
    };
  }

  private static String string(String words, JsonNode schema) {
    String pattern = schema.path("pattern").asText("");
    if (pattern.length() > LONGEST_PATTERN) {
      pattern = pattern.substring(0, LONGEST_PATTERN) + "…";
    }
    return FORMATS.getOrDefault(schema.path("format").asText(""), words)
        + between(schema, "minLength", "maxLength", "characters")
        + (pattern.isEmpty() ? "" : " that matches " + pattern);
  }

  private static String items(JsonNode schema) {
    JsonNode items = schema.path("items");
    String word = items.path("type").asText("");
    return word.isEmpty() ? "" : " of " + word + "s";
  }

  private static String range(JsonNode schema) {
    List<String> bounds = new ArrayList<>();
    bound(bounds, schema, "exclusiveMinimum", "above ");
    bound(bounds, schema, "minimum", "from ");
    bound(bounds, schema, "maximum", schema.has("minimum") ? "to " : "up to ");
    bound(bounds, schema, "exclusiveMaximum", "below ");
    return bounds.isEmpty() ? "" : " " + String.join(" ", bounds);
  }

  private static void bound(List<String> bounds, JsonNode schema, String keyword, String word) {
    if (schema.path(keyword).isNumber()) {
      bounds.add(word + schema.get(keyword).asText());
    }
  }

  private static String multiple(JsonNode schema) {
    JsonNode step = schema.path("multipleOf");
    return step.isNumber() ? " that is a multiple of " + step.asText() : "";
  }

  private static String between(JsonNode schema, String least, String most, String what) {
    boolean from = schema.path(least).isNumber();
    boolean to = schema.path(most).isNumber();
    if (from && to) {
      return " of " + schema.get(least).asText() + " to " + schema.get(most).asText() + " " + what;
    }
    if (from) {
      return " of at least " + schema.get(least).asText() + " " + what;
    }
    return to ? " of at most " + schema.get(most).asText() + " " + what : "";
  }

  private static String choices(JsonNode values) {
    List<String> all = new ArrayList<>();
    for (JsonNode value : values) {
      if (all.size() == MOST_CHOICES) {
        return String.join(", ", all) + " and " + (values.size() - MOST_CHOICES) + " more";
      }
      all.add(shown(value));
    }
    return String.join(", ", all);
  }

  /** A value as it is quoted in a sentence. */
  static String shown(JsonNode value) {
    return Shortened.to(80, Canonical.of(value).text());
  }
}

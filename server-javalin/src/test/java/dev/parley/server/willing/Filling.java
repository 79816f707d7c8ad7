// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.willing;

import dev.parley.domain.chat.RawJson;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value for a schema, out of what somebody said: quoted words and numbers are taken in their
 * order, and where there are none a text gets all that was said.
 */
final class Filling {
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final JsonObject root;
  private final String said;
  private final Deque<String> quoted;
  private final Deque<String> numbers;

  Filling(JsonObject root, String said) {
    this.root = root;
    this.said = said;
    this.quoted = quoted(said);
    this.numbers = numbers(said);
  }

  /** The words in single quotes. */
  static Deque<String> quoted(String said) {
    return found(QUOTED, 1, said);
  }

  static Deque<String> numbers(String said) {
    return found(NUMBER, 0, said);
  }

  private static Deque<String> found(Pattern pattern, int group, String said) {
    Deque<String> found = new ArrayDeque<>();
    pattern.matcher(said).results().map(match -> match.group(group)).forEach(found::add);
    return found;
  }

  RawJson value() {
    return value(root);
  }

  private RawJson value(JsonObject schema) {
    if (schema.has("$ref")) {
      return value(referred(schema.requiredString("$ref")));
    }
    if (schema.has("enum")) {
      return schema.array("enum").getFirst();
    }
    if (schema.has("const")) {
      return schema.get("const").orElseThrow();
    }
    for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
      if (schema.has(choice)) {
        return value(schema.objects(choice).getFirst());
      }
    }
    return ofType(type(schema), schema);
  }

  private static String type(JsonObject schema) {
    RawJson type = schema.get("type").orElse(RawJson.of("object"));
    return (type.isArray() ? Json.elements(type).getFirst() : type).asString();
  }

  private RawJson ofType(String type, JsonObject schema) {
    return switch (type) {
      case "object" -> object(schema.object("properties").orElse(JsonObject.parse("{}")));
      case "array" ->
          array(schema.object("items").orElse(JsonObject.parse("{\"type\":\"string\"}")));
      case "integer", "number" -> new RawJson(numbers.isEmpty() ? "1" : numbers.pop());
      case "boolean" -> RawJson.of(true);
      case "null" -> RawJson.NULL;
      default -> RawJson.of(text());
    };
  }

  private String text() {
    if (!quoted.isEmpty()) {
      return quoted.pop();
    }
    return numbers.isEmpty() ? said : numbers.pop();
  }

  private RawJson object(JsonObject properties) {
    return Json.raw(
        out -> {
          out.beginObject();
          for (Map.Entry<String, RawJson> property : properties.fields().entrySet()) {
            out.field(property.getKey(), value(JsonObject.of(property.getValue())));
          }
          out.endObject();
        });
  }

  private RawJson array(JsonObject items) {
    return Json.raw(out -> out.beginArray().value(value(items)).endArray());
  }

  private JsonObject referred(String reference) {
    JsonObject found = root;
    for (String step : reference.substring("#/".length()).split("/", -1)) {
      found =
          found
              .object(step)
              .orElseThrow(() -> new Refusal("response_format", "lacks " + reference));
    }
    return found;
  }
}

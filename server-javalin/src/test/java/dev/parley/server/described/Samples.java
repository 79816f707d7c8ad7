// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents of a schema that together have every field, every alternative of each field and every
 * value of each enumeration. The first has every field; each of the others differs from it in one.
 */
final class Samples {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> ANY_TYPE = List.of("object");
  private final Description description;
  private final Deque<String> within = new ArrayDeque<>();

  private Samples(Description description) {
    this.description = description;
  }

  static List<JsonNode> of(Description description, String schema) {
    return new Samples(description)
        .named(schema).stream()
            .map(JsonNode::toString)
            // of two parts that describe one field, one may allow less
            .filter(sample -> description.problems(schema, sample).isEmpty())
            .map(Description::parse)
            .toList();
  }

  private List<JsonNode> named(String schema) {
    if (within.contains(schema)) {
      return List.of(); // it holds itself: once is enough
    }
    within.push(schema);
    List<JsonNode> all = all(description.schema(schema));
    within.pop();
    return all;
  }

  private List<JsonNode> all(JsonNode schema) {
    if (schema.has("$ref")) {
      return named(schema.path("$ref").asText().replace("#/components/schemas/", ""));
    }
    if (schema.has("enum")) {
      return values(schema.path("enum"));
    }
    if (schema.has("allOf")) {
      return objects(properties(schema));
    }
    if (schema.has("anyOf") && !schema.has("properties")) {
      return each(schema.path("anyOf"));
    }
    if (schema.has("properties")) {
      return objects(properties(schema));
    }
    List<JsonNode> all = new ArrayList<>();
    types(schema).forEach(type -> all.addAll(ofType(type, schema)));
    return all;
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isMissingNode()) {
      return ANY_TYPE;
    }
    return type.isArray()
        ? type.valueStream().map(JsonNode::asText).toList()
        : List.of(type.asText());
  }

  private List<JsonNode> each(JsonNode schemas) {
    return schemas.valueStream().flatMap(schema -> all(schema).stream()).distinct().toList();
  }

  private static List<JsonNode> values(JsonNode array) {
    return array.valueStream().toList();
  }

  private List<JsonNode> ofType(String type, JsonNode schema) {
    return switch (type) {
      case "null" -> List.of(JSON.nullNode());
      case "boolean" -> List.of(JSON.booleanNode(true), JSON.booleanNode(false));
      case "integer" -> List.of(JSON.numberNode((long) within(schema, 3)));
      case "number" -> List.of(JSON.numberNode(BigDecimal.valueOf(within(schema, 0.25))));
      case "string" -> List.of(JSON.textNode(text(schema.path("format").asText())));
      case "array" -> arrays(schema);
      case "object" -> List.of(anyObject(schema.path("additionalProperties")));
      default -> throw new AssertionError("no samples of type " + type);
    };
  }

  private static double within(JsonNode schema, double wanted) {
    double least = schema.path("minimum").asDouble(wanted);
    double most = schema.path("maximum").asDouble(wanted);
    return Math.min(most, Math.max(least, wanted));
  }

  private static String text(String format) {
    return switch (format) {
      case "uri" -> "https://example.com/a";
      case "date" -> "2026-01-31";
      default -> "Grüße 😀";
    };
  }

  /** One with all there can be, where so many fit; else some with one each. */
  private List<JsonNode> arrays(JsonNode schema) {
    List<JsonNode> items = all(schema.path("items"));
    if (items.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      return List.of(array(items, schema.path("minItems").asInt(0)));
    }
    return items.stream().map(item -> (JsonNode) array(List.of(item), 0)).toList();
  }

  private static ArrayNode array(List<JsonNode> items, int least) {
    ArrayNode array = JSON.arrayNode().addAll(items);
    while (!items.isEmpty() && array.size() < least) {
      array.add(items.getFirst());
    }
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof ObjectNode item) {
        array.set(i, placed(item.deepCopy(), i));
      }
    }
    return array;
  }

  /** Choices and calls say their place. */
  private static ObjectNode placed(ObjectNode item, int place) {
    if (item.has("index")) {
      item.put("index", place);
    }
    return item;
  }

  private JsonNode anyObject(JsonNode values) {
    JsonNode value = JSON.arrayNode().add("text").add(new BigDecimal("1.50")).addNull();
    List<JsonNode> known = values.isObject() ? all(values) : List.of();
    return JSON.objectNode().set("any", known.isEmpty() ? value : known.getFirst());
  }

  /** The fields of an object, of all its parts. */
  private Map<String, List<JsonNode>> properties(JsonNode schema) {
    Map<String, List<JsonNode>> found = new LinkedHashMap<>();
    if (schema.has("$ref")) {
      return properties(
          description.schema(schema.path("$ref").asText().replace("#/components/schemas/", "")));
    }
    schema.path("allOf").forEach(part -> found.putAll(properties(part)));
    schema
        .path("properties")
        .propertyStream()
        .forEach(property -> found.put(property.getKey(), all(property.getValue())));
    return found;
  }

  private static List<JsonNode> objects(Map<String, List<JsonNode>> fields) {
    ObjectNode full = JSON.objectNode();
    fields.forEach(
        (name, values) -> {
          if (!values.isEmpty()) {
            full.set(name, values.getFirst());
          }
        });
    List<JsonNode> all = new ArrayList<>(List.of(full));
    fields.forEach(
        (name, values) ->
            values.stream().skip(1).forEach(value -> all.add(full.deepCopy().set(name, value))));
    return all;
  }
}

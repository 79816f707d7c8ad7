// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Puts null where a property is required, may be null, and is not there: schemas for strict models
 * list every property as required, and other models leave out what is null.
 */
final class AbsentNulls {
  private AbsentNulls() {}

  static void fill(JsonNode schema, JsonNode value) {
    if (value instanceof ObjectNode object) {
      for (JsonNode required : schema.path("required")) {
        String name = required.asText();
        if (!object.has(name) && mayBeNull(schema.path("properties").path(name))) {
          object.putNull(name);
        }
      }
      JsonNode properties = schema.path("properties");
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        boolean named = properties.has(field.getKey());
        fill(
            named ? properties.get(field.getKey()) : schema.path("additionalProperties"),
            field.getValue());
      }
    } else if (value.isArray()) {
      value.forEach(element -> fill(schema.path("items"), element));
    }
    schema.path("anyOf").forEach(branch -> fillBranch(schema, branch, value));
  }

  /** Only "this or null" is without doubt. */
  private static void fillBranch(JsonNode schema, JsonNode branch, JsonNode value) {
    if (schema.path("anyOf").size() == 2 && mayBeNull(schema)) {
      fill(branch, value);
    }
  }

  private static boolean mayBeNull(JsonNode schema) {
    if (isNull(schema.path("type"))) {
      return true;
    }
    for (JsonNode type : schema.path("type")) {
      if (isNull(type)) {
        return true;
      }
    }
    for (JsonNode branch : schema.path("anyOf")) {
      if (isNull(branch.path("type"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNull(JsonNode type) {
    return type.asText().equals("null") && type.isTextual();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.domain.chat.RawJson;
import dev.parley.json.Json;
import dev.parley.json.JsonWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The one text that equal values have: names in order, numbers in their plainest form. */
final class Canonical {
  /** Digits that a number may have when it is written out. */
  private static final int MOST_DIGITS = 1_000;

  private Canonical() {}

  static RawJson of(JsonNode tree) {
    return Json.raw(out -> write(out, tree));
  }

  /** Whether a number can be written out: 1e999999999 is short, and would not be. */
  static boolean isWritable(BigDecimal number) {
    long before = (long) number.precision() - number.scale();
    return before <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
  }

  private static void write(JsonWriter out, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.beginObject();
        sorted(node)
            .forEach(
                (name, value) -> {
                  out.name(name);
                  write(out, value);
                });
        out.endObject();
      }
      case ARRAY -> {
        out.beginArray();
        node.forEach(element -> write(out, element));
        out.endArray();
      }
      case STRING -> out.value(node.textValue());
      case NUMBER -> out.value(new RawJson(number(node.decimalValue())));
      case BOOLEAN -> out.value(node.booleanValue());
      default -> out.nullValue();
    }
  }

  private static Map<String, JsonNode> sorted(JsonNode object) {
    Map<String, JsonNode> fields = new TreeMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}

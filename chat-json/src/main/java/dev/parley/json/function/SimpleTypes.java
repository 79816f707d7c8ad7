// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** The schemas of types that have no parts. */
final class SimpleTypes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Type, and format where there is one. */
  private static final Map<Class<?>, String> TYPES =
      Map.ofEntries(
          Map.entry(String.class, "string"),
          Map.entry(CharSequence.class, "string"),
          Map.entry(char.class, "string"),
          Map.entry(Character.class, "string"),
          Map.entry(byte.class, "integer"),
          Map.entry(Byte.class, "integer"),
          Map.entry(short.class, "integer"),
          Map.entry(Short.class, "integer"),
          Map.entry(int.class, "integer"),
          Map.entry(Integer.class, "integer"),
          Map.entry(long.class, "integer"),
          Map.entry(Long.class, "integer"),
          Map.entry(BigInteger.class, "integer"),
          Map.entry(Year.class, "integer"),
          Map.entry(float.class, "number"),
          Map.entry(Float.class, "number"),
          Map.entry(double.class, "number"),
          Map.entry(Double.class, "number"),
          Map.entry(BigDecimal.class, "number"),
          Map.entry(boolean.class, "boolean"),
          Map.entry(Boolean.class, "boolean"),
          Map.entry(LocalDate.class, "string date"),
          Map.entry(Instant.class, "string date-time"),
          Map.entry(OffsetDateTime.class, "string date-time"),
          Map.entry(ZonedDateTime.class, "string date-time"),
          Map.entry(OffsetTime.class, "string time"),
          Map.entry(Duration.class, "string duration"),
          Map.entry(UUID.class, "string uuid"),
          Map.entry(URI.class, "string uri"));

  /** Strings whose form no format of JSON Schema has. */
  private static final Map<Class<?>, String> FORMS =
      Map.of(
          LocalDateTime.class, "A date and time without offset, such as 2026-11-21T09:30:00",
          LocalTime.class, "A time of day, such as 09:30:00",
          Period.class, "A number of years, months and days, such as P1Y2M3D",
          YearMonth.class, "A month, such as 2026-11",
          ZoneId.class, "A time zone, such as Europe/Zurich",
          byte[].class, "In base64");

  private static final Map<Class<?>, String> OPTIONALS =
      Map.of(
          OptionalInt.class, "integer",
          OptionalLong.class, "integer",
          OptionalDouble.class, "number");

  private SimpleTypes() {}

  static Optional<ObjectNode> of(Class<?> type) {
    if (TYPES.containsKey(type)) {
      String[] words = TYPES.getOrDefault(type, "").split(" ", 2);
      ObjectNode schema = NODES.objectNode().put("type", words[0]);
      return Optional.of(words.length == 1 ? schema : schema.put("format", words[1]));
    }
    if (FORMS.containsKey(type)) {
      ObjectNode schema = NODES.objectNode().put("type", "string");
      describe(schema, FORMS.getOrDefault(type, ""));
      return Optional.of(schema);
    }
    if (OPTIONALS.containsKey(type)) {
      return Optional.of(
          orNull(NODES.objectNode().put("type", OPTIONALS.getOrDefault(type, "number"))));
    }
    if (type.isEnum()) {
      ObjectNode schema = NODES.objectNode().put("type", "string");
      schema.set("enum", names(type));
      return Optional.of(schema);
    }
    return Optional.empty();
  }

  static boolean isBytes(Type type) {
    return type == byte[].class;
  }

  static ArrayNode names(Class<?> enumeration) {
    ArrayNode names = NODES.arrayNode();
    for (Object constant : enumeration.getEnumConstants()) {
      names.add(((Enum<?>) constant).name());
    }
    return names;
  }

  /** The schema, or null. */
  static ObjectNode orNull(ObjectNode schema) {
    if (!schema.path("type").isTextual()) {
      return schema; // it may be null already
    }
    if (schema.has("properties")) {
      ObjectNode union = NODES.objectNode();
      union.putArray("anyOf").add(schema).addObject().put("type", "null");
      return union;
    }
    String type = schema.get("type").textValue();
    schema.putArray("type").add(type).add("null");
    if (schema.get("enum") instanceof ArrayNode values) {
      values.addNull();
    }
    return schema;
  }

  /** Adds a sentence to what is said already. */
  static void describe(ObjectNode schema, String text) {
    String before = schema.path("description").asText("");
    schema.put("description", before.isEmpty() ? text : joined(before, text));
  }

  private static String joined(String before, String text) {
    return (before.endsWith(".") ? before : before + ".") + " " + text;
  }
}

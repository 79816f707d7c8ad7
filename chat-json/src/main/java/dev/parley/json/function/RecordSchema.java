// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.domain.chat.RawJson;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema of Java records: one property for each component, named as it is. {@link Describe}
 * and {@link Default} say more.
 *
 * <p>Components may be strings, numbers, booleans, enums, the dates and times of {@code java.time},
 * {@code UUID}, {@code URI}, other records, and lists, sets, arrays, {@code Optional}s and maps
 * from strings or enums of those. A record that leads back to itself is refused.
 *
 * <p>Every property is listed as required and nothing else is allowed, as models that keep to a
 * schema strictly demand; one that need not be given ({@code Optional}, {@code @Nullable} or with a
 * {@link Default}) may be null. {@link JsonArguments} takes one that is left out for null. Only
 * maps are beyond strict models.
 */
public final class RecordSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The records around the one that is at hand. */
  private final Deque<Class<?>> around = new ArrayDeque<>();

  private RecordSchema() {}

  /**
   * The schema of a record.
   *
   * @throws IllegalArgumentException when a component's type has none; it names the component
   */
  public static RawJson of(Class<? extends Record> type) {
    return new RawJson(tree(type).toString());
  }

  /** The schema of any type that a component may have. */
  static JsonNode tree(Class<?> type) {
    return new RecordSchema().plain(type, null, type.getSimpleName());
  }

  /** The schema of a property by its type alone. */
  static JsonNode tree(Member member) {
    return new RecordSchema().annotated(member.type(), member.name());
  }

  /** The schema of an object with these properties. */
  static RawJson of(List<Member> members, String place) {
    return new RawJson(new RecordSchema().object(members, place).toString());
  }

  private ObjectNode object(List<Member> members, String place) {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Member member : members) {
      properties.set(member.name(), property(member, place + "." + member.name()));
      required.add(member.name());
    }
    return schema.put("additionalProperties", false);
  }

  private ObjectNode property(Member member, String place) {
    ObjectNode schema = annotated(member.type(), place);
    Optional<JsonNode> absent = member.defaultFor(schema);
    absent.ifPresent(value -> requireFits(value, schema, place));
    ObjectNode whole =
        member.isNullable() || absent.isPresent() ? SimpleTypes.orNull(schema) : schema;
    member.description().ifPresent(text -> SimpleTypes.describe(whole, text));
    absent.ifPresent(value -> SimpleTypes.describe(whole, "Default: " + value));
    return whole;
  }

  private static void requireFits(JsonNode value, ObjectNode schema, String place) {
    if (!CompiledSchema.of(new RawJson(schema.toString())).errors(value).isEmpty()) {
      throw new IllegalArgumentException(
          "@Default of " + place + " is " + value + ": give " + SchemaWords.of(schema));
    }
  }

  private ObjectNode annotated(AnnotatedType annotated, String place) {
    if (annotated instanceof AnnotatedWildcardType wildcard) {
      return annotated(wildcard.getAnnotatedUpperBounds()[0], place);
    }
    ObjectNode schema =
        annotated instanceof AnnotatedArrayType array && !SimpleTypes.isBytes(array.getType())
            ? array(array.getAnnotatedGenericComponentType(), place)
            : plain(annotated.getType(), annotated, place);
    return Member.isNullable(annotated.getAnnotations()) ? SimpleTypes.orNull(schema) : schema;
  }

  private ObjectNode plain(Type type, @Nullable AnnotatedType annotated, String place) {
    Class<?> raw = raw(type, place);
    Optional<ObjectNode> simple = SimpleTypes.of(raw);
    if (simple.isPresent()) {
      return simple.get();
    }
    if (raw.isRecord()) {
      return record(raw, place);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return array(argument(annotated, 0, place), place);
    }
    if (raw == Optional.class) {
      return SimpleTypes.orNull(annotated(argument(annotated, 0, place), place));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return map(annotated, place);
    }
    throw unfit(place, raw.getName());
  }

  private ObjectNode record(Class<?> type, String place) {
    if (around.contains(type)) {
      throw new IllegalArgumentException(
          place
              + " leads back to "
              + type.getSimpleName()
              + ": a schema is of limited depth, so refer to the other one by its id, or write the"
              + " schema by hand");
    }
    around.push(type);
    ObjectNode schema = object(Member.of(type), place);
    around.pop();
    Describe described = type.getAnnotation(Describe.class);
    if (described != null) {
      SimpleTypes.describe(schema, described.value());
    }
    return schema;
  }

  private ObjectNode array(AnnotatedType element, String place) {
    ObjectNode schema = NODES.objectNode().put("type", "array");
    schema.set("items", annotated(element, place + "[]"));
    return schema;
  }

  private ObjectNode map(@Nullable AnnotatedType annotated, String place) {
    Class<?> key = raw(argument(annotated, 0, place).getType(), place);
    if (key != String.class && !key.isEnum()) {
      throw new IllegalArgumentException(
          place + " is a map from " + key.getSimpleName() + ": use strings or an enum as keys");
    }
    ObjectNode schema = NODES.objectNode().put("type", "object");
    if (key.isEnum()) {
      schema.putObject("propertyNames").set("enum", SimpleTypes.names(key));
    }
    schema.set("additionalProperties", annotated(argument(annotated, 1, place), place + ".*"));
    return schema;
  }

  private static AnnotatedType argument(
      @Nullable AnnotatedType annotated, int index, String place) {
    if (annotated instanceof AnnotatedParameterizedType parameterized) {
      return parameterized.getAnnotatedActualTypeArguments()[index];
    }
    throw unfit(place, annotated == null ? "a raw type" : annotated.getType().getTypeName());
  }

  private static Class<?> raw(Type type, String place) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType parameterized
        && parameterized.getRawType() instanceof Class<?> plain
        && !plain.isRecord()) {
      return plain;
    }
    throw unfit(place, type.getTypeName());
  }

  private static IllegalArgumentException unfit(String place, String type) {
    return new IllegalArgumentException(
        place
            + " is of type "
            + type
            + ", which arguments can't have: use a string, a number, a boolean, an enum, a date or"
            + " time, a record, or a List, Set, Optional or Map of those");
  }
}

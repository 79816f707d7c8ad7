// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.Json;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One argument: a component of a record, or a parameter of a method.
 *
 * @param annotations where its annotations are
 */
record Member(String name, AnnotatedType type, AnnotatedElement annotations) {
  static List<Member> of(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return Stream.of(components == null ? new RecordComponent[0] : components)
        .map(each -> new Member(each.getName(), each.getAnnotatedType(), each))
        .toList();
  }

  static Member of(Parameter parameter) {
    return new Member(name(parameter), parameter.getAnnotatedType(), parameter);
  }

  private static String name(Parameter parameter) {
    ArgumentName given = parameter.getAnnotation(ArgumentName.class);
    if (given == null && !parameter.isNamePresent()) {
      throw new IllegalArgumentException(
          "a parameter of "
              + parameter.getDeclaringExecutable().getName()
              + " has lost its name: give it @ArgumentName, or compile with -parameters");
    }
    return given == null ? parameter.getName() : given.value();
  }

  Optional<String> description() {
    return Optional.ofNullable(annotations.getAnnotation(Describe.class)).map(Describe::value);
  }

  /** Whether it may be null: by an annotation of that name, whoever's it is. */
  boolean isNullable() {
    return isNullable(type.getAnnotations()) || isNullable(annotations.getAnnotations());
  }

  static boolean isNullable(Annotation[] annotations) {
    return Stream.of(annotations)
        .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
  }

  boolean hasDefault() {
    return annotations.isAnnotationPresent(Default.class);
  }

  /**
   * What it is where it is not given.
   *
   * @param schema its own
   * @throws IllegalArgumentException when the text is no JSON, where it has to be
   */
  Optional<JsonNode> defaultFor(JsonNode schema) {
    return Optional.ofNullable(annotations.getAnnotation(Default.class))
        .map(given -> value(given.value(), schema));
  }

  private JsonNode value(String text, JsonNode schema) {
    if (isString(schema)) {
      return TextNode.valueOf(text);
    }
    try {
      return Trees.read(Json.parse(text));
    } catch (InvalidRequestException e) {
      throw new IllegalArgumentException(
          "@Default of " + name + " is " + text + ": " + e.getMessage(), e);
    }
  }

  private static boolean isString(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.asText().equals("string") || type.path(0).asText().equals("string");
  }
}

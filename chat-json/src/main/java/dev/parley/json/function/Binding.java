// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** JSON that was checked, as Java values. */
final class Binding {
  private Binding() {}

  static <T> T bind(RawJson value, Class<T> type) {
    T bound = type.cast(bind(Trees.read(value), type, type, ""));
    if (bound == null) {
      throw new InvalidRequestException("value", "null", "give " + wanted(type));
    }
    return bound;
  }

  /**
   * A tree as an instance of a type; null for JSON's null.
   *
   * @param raw the type's class, for the words of an error
   * @param root where the tree stands, for the same
   */
  static @Nullable Object bind(JsonNode tree, Type type, Class<?> raw, String root) {
    Defaults.fill(tree, type);
    try {
      return Trees.MAPPER
          .readerFor(Trees.MAPPER.constructType(type))
          .readValue(Trees.MAPPER.treeAsTokens(tree));
    } catch (JsonProcessingException e) {
      throw wrong(e, tree, raw, root);
    } catch (IOException e) {
      throw new UncheckedIOException("reading a tree in memory failed", e);
    }
  }

  private static InvalidRequestException wrong(
      JsonProcessingException e, JsonNode tree, Class<?> type, String root) {
    String place = root;
    JsonNode value = tree;
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        String name = step.getFieldName();
        place += name == null ? "[" + step.getIndex() + "]" : (place.isEmpty() ? "" : ".") + name;
        value = name == null ? value.path(step.getIndex()) : value.path(name);
      }
    }
    return wrong(e, place.isEmpty() ? "value" : place, value, type);
  }

  private static InvalidRequestException wrong(
      JsonProcessingException e, String place, JsonNode value, Class<?> type) {
    String given = value.isMissingNode() ? "missing" : value.toString();
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          new InvalidRequestException(
              place, "not known", "known are " + unknown.getKnownPropertyIds(), e);
      case InvalidFormatException format ->
          new InvalidRequestException(place, given, "give " + wanted(format.getTargetType()), e);
      case MismatchedInputException mismatch ->
          new InvalidRequestException(place, given, "give " + wanted(mismatch.getTargetType()), e);
      default -> new InvalidRequestException(place, given, cause(e, type), e);
    };
  }

  /** What a constructor refused says it itself. */
  private static String cause(JsonProcessingException e, Class<?> type) {
    Throwable cause = e.getCause();
    if (cause instanceof InputCoercionException) {
      return "give a smaller number";
    }
    return cause instanceof IllegalArgumentException || cause instanceof InvalidRequestException
        ? String.valueOf(cause.getMessage())
        : "give what " + type.getSimpleName() + " takes";
  }

  private static String wanted(@Nullable Class<?> type) {
    try {
      return type == null ? "another value" : SchemaWords.of(RecordSchema.tree(type));
    } catch (IllegalArgumentException e) {
      return "another value"; // a container: what it holds is not known here
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one JSON document. A method that reads a value begins at the value's first token
 * and ends at its last.
 */
final class JsonReader implements AutoCloseable {
  private final JsonText text;
  private final String root;
  private final JsonParser parser;

  /** Reads the value that a reader stands at. */
  interface Reading<T extends @Nullable Object> {
    T read(JsonReader in) throws IOException;
  }

  /** Reads an element. */
  interface Step {
    void take() throws IOException;
  }

  private JsonReader(JsonText text, String root, JsonFactory limits) throws IOException {
    this.text = text;
    this.root = root;
    this.parser = text.parser(limits);
  }

  /** Reads what a client sent: a name that stands twice in one object is an error. */
  static <T> T sent(JsonText text, Reading<T> reading) {
    try (JsonReader in = new JsonReader(text, "", Jackson.INCOMING)) {
      in.parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      return in.whole(reading);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** Reads what a provider answered: of a name that stands twice the last one holds. */
  static <T> T answered(JsonText text, Reading<T> reading) {
    try (JsonReader in = new JsonReader(text, "", Jackson.INCOMING)) {
      return in.whole(reading);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /**
   * Reads what was checked when it came.
   *
   * @param path where the text stands in its document; empty for a whole one
   */
  static <T> T kept(JsonText text, String path, Reading<T> reading) {
    try (JsonReader in = new JsonReader(text, path, Jackson.KEPT)) {
      return in.whole(reading);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static IllegalStateException impossible(IOException e) {
    return new IllegalStateException("reading characters in memory failed", e);
  }

  private <T> T whole(Reading<T> reading) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw JsonErrors.empty();
      }
      T value = reading.read(this);
      if (parser.nextToken() != null) {
        throw JsonErrors.trailing(parser.currentTokenLocation());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw JsonErrors.broken(e, parser);
    }
  }

  /** Goes to the value of the next field and gives its name; null at the end of the object. */
  @Nullable String nextField() throws IOException {
    String name = parser.nextFieldName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** Goes to the next element; false at the end of the array. */
  boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Reads an array, element by element. */
  <T> List<T> list(Reading<T> reading, String fix) throws IOException {
    if (!is(JsonToken.START_ARRAY)) {
      throw wrong(fix);
    }
    List<T> all = new ArrayList<>();
    while (nextElement()) {
      all.add(reading.read(this));
    }
    return all;
  }

  /** Like {@link #list}, and JSON's null is an empty one. */
  <T> List<T> listOrNone(Reading<T> reading, String fix) throws IOException {
    return isNull() ? List.of() : list(reading, fix);
  }

  /** Takes a step for each element of an array, which may be null. */
  void each(Step step) throws IOException {
    if (isNull()) {
      return;
    }
    if (!is(JsonToken.START_ARRAY)) {
      throw wrong("give an array");
    }
    while (nextElement()) {
      step.take();
    }
  }

  JsonToken token() {
    return parser.currentToken();
  }

  boolean is(JsonToken token) {
    return parser.currentToken() == token;
  }

  boolean isNumber() {
    return is(JsonToken.VALUE_NUMBER_INT) || is(JsonToken.VALUE_NUMBER_FLOAT);
  }

  boolean isNull() {
    return is(JsonToken.VALUE_NULL);
  }

  void requireObject(String fix) throws IOException {
    if (!is(JsonToken.START_OBJECT)) {
      throw wrong(fix);
    }
  }

  String string() throws IOException {
    if (!is(JsonToken.VALUE_STRING)) {
      throw wrong("give a string");
    }
    return parser.getText();
  }

  @Nullable String stringOrNull() throws IOException {
    return isNull() ? null : string();
  }

  /** The characters of a string, or the JSON text of anything else; null for JSON's null. */
  @Nullable String anyTextOrNull() throws IOException {
    if (isNull()) {
      return null;
    }
    return is(JsonToken.VALUE_STRING) ? parser.getText() : raw().text();
  }

  @Nullable Boolean boolOrNull() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw wrong("give true or false");
    };
  }

  /** A whole number, in whatever way it is written; null for JSON's null. */
  @Nullable Long integerOrNull() throws IOException {
    if (isNull()) {
      return null;
    }
    Long value = isNumber() ? JsonNumbers.whole(parser.getText()) : null;
    if (value == null) {
      throw wrong("give a whole number of at most 64 bits");
    }
    return value;
  }

  long integerOr(long absent) throws IOException {
    Long value = integerOrNull();
    return value == null ? absent : value;
  }

  int indexOr(int absent) throws IOException {
    long index = integerOr(absent);
    if (index != (int) index) {
      throw wrong("give an index from 0");
    }
    return (int) index;
  }

  /** The number nearest to the one that stands there. */
  float floatValue() throws IOException {
    float value = isNumber() ? parser.getFloatValue() : Float.NaN;
    if (!Float.isFinite(value)) {
      throw wrong("give a number that fits 32 bits");
    }
    return value;
  }

  /** Tells of each text in the value that the reader stands at; the parser looks at the names. */
  void texts(Consumer<String> seen) throws IOException {
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_STRING) {
        seen.accept(parser.getText());
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && parser.nextToken() != null);
  }

  /** Where the current token begins in the text. */
  int position() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  /** Goes to the end of the current value and gives the place behind it. */
  int skip() throws IOException {
    parser.skipChildren();
    parser.finishToken();
    return end();
  }

  private int end() {
    return (int) parser.currentLocation().getCharOffset();
  }

  /** The current value as it came. */
  RawJson raw() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT, START_ARRAY, VALUE_STRING -> {
        int start = position();
        yield raw(start, skip());
      }
      case VALUE_NULL -> RawJson.NULL;
      default -> new RawJson(parser.getText());
    };
  }

  /** The text between two places. */
  RawJson raw(int start, int end) {
    return text.raw(start, end);
  }

  boolean isNullAt(int start) {
    return text.at(start) == 'n';
  }

  /** The object that ends here and began at {@code start}, as it came. */
  RawJson rawSince(int start) {
    return raw(start, end());
  }

  /** Reads a field of the object that ends here once more, from its text. */
  <T> T again(String field, int start, int end, Reading<T> reading) {
    return kept(text.part(start, end), pathOf(field), reading);
  }

  /** Where the reader stands, for instance {@code messages[2].role}; empty for the whole. */
  String path() {
    return JsonErrors.path(root, parser.getParsingContext());
  }

  /** The path of a field of the object that ends here. */
  String pathOf(String field) {
    String path = path();
    return path.isEmpty() ? field : path + "." + field;
  }

  /** The current value is not what it should be. */
  InvalidRequestException wrong(String fix) throws IOException {
    return wrong(shown(), fix);
  }

  /** What the reader stands at is not what it should be. */
  InvalidRequestException wrong(String value, String fix) {
    String path = path();
    return path.isEmpty()
        ? InvalidRequestException.of("invalid_value", null, "the JSON is " + value + ": " + fix)
        : new InvalidRequestException(path, value, fix);
  }

  /** The object that ends here lacks a field. */
  InvalidRequestException missing(String field, String fix) {
    String path = pathOf(field);
    return InvalidRequestException.of(
        "missing_required_parameter", path, path + " is missing: " + fix);
  }

  private String shown() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> JsonErrors.shortened(RawJson.of(parser.getText()).text());
      default -> parser.getText();
    };
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}

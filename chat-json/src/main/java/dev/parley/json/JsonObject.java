// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON object whose fields are read by name and type. A field that is null counts as absent; one
 * of another type is an {@link InvalidRequestException} that names its path.
 */
public final class JsonObject {
  private final Map<String, RawJson> fields;
  private final String path;

  private JsonObject(Map<String, RawJson> fields, String path) {
    this.fields = fields;
    this.path = path;
  }

  /** Reads a document from outside as {@link Json#parse(byte[])} does. */
  public static JsonObject parse(byte[] json) {
    return of(Json.parse(json));
  }

  /** Reads a document from outside as {@link Json#parse(String)} does. */
  public static JsonObject parse(String json) {
    return of(Json.parse(json));
  }

  /**
   * An object that was checked when it came, or that Parley wrote around such: it may be nested
   * deeper than what comes from outside, and of a name that stands twice the last one holds.
   */
  public static JsonObject of(RawJson json) {
    return of(json, "");
  }

  /**
   * An object within a larger document.
   *
   * @param path where it stands, for the errors
   */
  public static JsonObject of(RawJson json, String path) {
    return new JsonObject(Json.fields(json, path), path);
  }

  /** All fields in order, those that are null included. */
  public Map<String, RawJson> fields() {
    return java.util.Collections.unmodifiableMap(fields);
  }

  public boolean has(String name) {
    return get(name).isPresent();
  }

  public Optional<RawJson> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isNull());
  }

  public Optional<String> string(String name) {
    return get(name)
        .map(
            value -> {
              check(value.isString(), name, value, "give a string");
              return value.asString();
            });
  }

  /**
   * A string that must be there.
   *
   * @throws InvalidRequestException {@code missing_required_parameter} when it is not
   */
  public String requiredString(String name) {
    return string(name)
        .orElseThrow(
            () ->
                InvalidRequestException.of(
                    "missing_required_parameter",
                    pathOf(name),
                    pathOf(name) + " is missing: give a string"));
  }

  public OptionalLong integer(String name) {
    Optional<RawJson> value = get(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    RawJson json = value.get();
    Long number = json.isNumber() ? JsonNumbers.whole(json.text()) : null;
    if (number == null) {
      throw wrong(name, json, "give a whole number of at most 64 bits");
    }
    return OptionalLong.of(number);
  }

  public Optional<BigDecimal> number(String name) {
    return get(name)
        .map(
            value -> {
              check(value.isNumber(), name, value, "give a number");
              try {
                return new BigDecimal(value.text());
              } catch (NumberFormatException e) {
                throw wrong(name, value, "give a number with a smaller exponent");
              }
            });
  }

  public Optional<Boolean> bool(String name) {
    return get(name)
        .map(
            value -> {
              check(value.isBoolean(), name, value, "give true or false");
              return value.text().equals("true");
            });
  }

  public Optional<JsonObject> object(String name) {
    return get(name).map(value -> of(value, pathOf(name)));
  }

  /** The elements of an array; empty when it is absent. */
  public List<RawJson> array(String name) {
    return get(name).map(value -> Json.elements(value, pathOf(name))).orElse(List.of());
  }

  /** The elements of an array of objects; empty when it is absent. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> all = new ArrayList<>();
    for (RawJson element : array(name)) {
      all.add(of(element, pathOf(name) + "[" + all.size() + "]"));
    }
    return all;
  }

  /** The elements of an array of strings; empty when it is absent. */
  public List<String> strings(String name) {
    List<String> all = new ArrayList<>();
    for (RawJson element : array(name)) {
      check(element.isString(), name + "[" + all.size() + "]", element, "give a string");
      all.add(element.asString());
    }
    return all;
  }

  private void check(boolean holds, String name, RawJson value, String fix) {
    if (!holds) {
      throw wrong(name, value, fix);
    }
  }

  private InvalidRequestException wrong(String name, RawJson value, String fix) {
    return new InvalidRequestException(pathOf(name), value.text(), fix);
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}

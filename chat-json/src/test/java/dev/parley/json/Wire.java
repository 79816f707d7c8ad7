// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Payloads as providers and clients send them, and what they mean apart from their layout. */
final class Wire {
  private Wire() {}

  static byte[] payload(String name) {
    try (InputStream in = Wire.class.getResourceAsStream("/wire/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> events(String name) {
    return new String(payload(name), StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * Fields by name, elements in order, strings unquoted, numbers as text; a field that is null
   * counts as absent.
   */
  static Object meaning(RawJson json) {
    if (json.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      Json.fields(json)
          .forEach(
              (name, value) -> {
                if (!value.isNull()) {
                  fields.put(name, meaning(value));
                }
              });
      return fields;
    }
    if (json.isArray()) {
      return Json.elements(json).stream().map(Wire::meaning).toList();
    }
    return json.isString() ? "string " + json.asString() : json.text();
  }

  static Object meaning(byte[] json) {
    return meaning(Json.parse(json));
  }
}

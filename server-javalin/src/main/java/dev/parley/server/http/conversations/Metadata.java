// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code metadata}: up to 16 pairs of short strings. */
final class Metadata {
  private static final String KEY = "metadata";
  private static final int MOST = 16;
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_VALUE = 512;

  private Metadata() {}

  /** The pairs; none when there is no metadata. */
  static Map<String, String> read(JsonObject body) {
    JsonObject given = body.object(KEY).orElse(null);
    if (given == null) {
      return Map.of();
    }
    if (given.fields().size() > MOST) {
      throw new InvalidRequestException(
          KEY, given.fields().size() + " pairs", "give " + MOST + " at most");
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    given.fields().forEach((key, value) -> pairs.put(checkedKey(key), checkedValue(key, value)));
    return pairs;
  }

  private static String checkedKey(String key) {
    if (key.codePointCount(0, key.length()) > LONGEST_KEY) {
      throw new InvalidRequestException(
          KEY, key, "a key has " + LONGEST_KEY + " characters at most");
    }
    return key;
  }

  private static String checkedValue(String key, RawJson value) {
    String path = KEY + "." + key;
    if (!value.isString()) {
      throw new InvalidRequestException(path, value.text(), "give a string");
    }
    String text = value.asString();
    if (text.codePointCount(0, text.length()) > LONGEST_VALUE) {
      throw new InvalidRequestException(
          path, text, "a value has " + LONGEST_VALUE + " characters at most");
    }
    return text;
  }
}

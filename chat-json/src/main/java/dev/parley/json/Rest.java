// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object that were passed over: some are unknown, others wait until the object's
 * role or type says how to read them. Only their places are kept; they are read when the reader has
 * come to the end of the object.
 */
final class Rest {
  private final JsonReader in;
  private @Nullable Map<String, Place> fields;

  private record Place(int start, int end) {}

  Rest(JsonReader in) {
    this.in = in;
  }

  /** Passes over the current value. */
  void keep(String name) throws IOException {
    if (fields == null) {
      fields = new LinkedHashMap<>();
    }
    int start = in.position();
    fields.put(name, new Place(start, in.skip()));
  }

  boolean has(String name) {
    return fields != null && fields.containsKey(name);
  }

  /** Reads a field that was passed over; null when it is absent or JSON's null. */
  <T> @Nullable T take(String name, JsonReader.Reading<T> reading) {
    Place place = remove(name);
    return place == null || in.isNullAt(place.start)
        ? null
        : in.again(name, place.start, place.end, reading);
  }

  /** A string that was passed over; null when it is absent or JSON's null. */
  @Nullable String takeString(String name) {
    Place place = remove(name);
    if (place == null || in.isNullAt(place.start)) {
      return null;
    }
    RawJson value = in.raw(place.start, place.end);
    if (!value.isString()) {
      throw new InvalidRequestException(in.pathOf(name), value.text(), "give a string");
    }
    return value.asString();
  }

  /** What was passed over and not taken, as it came. */
  Extras extras() {
    if (fields == null || fields.isEmpty()) {
      return Extras.NONE;
    }
    return new Extras(raw());
  }

  /** What was passed over and not taken, as it came. */
  Map<String, RawJson> raw() {
    Map<String, RawJson> all = new LinkedHashMap<>();
    if (fields != null) {
      fields.forEach((name, place) -> all.put(name, in.raw(place.start, place.end)));
    }
    return all;
  }

  private @Nullable Place remove(String name) {
    return fields == null ? null : fields.remove(name);
  }
}

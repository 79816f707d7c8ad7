// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.openapi;

import dev.parley.json.JsonWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what was read from YAML as JSON. */
final class Data {
  private Data() {}

  static void write(JsonWriter out, @Nullable Object value) {
    switch (value) {
      case null -> out.nullValue();
      case Map<?, ?> map -> {
        out.beginObject();
        map.forEach(
            (key, each) -> {
              out.name(String.valueOf(key));
              write(out, each);
            });
        out.endObject();
      }
      case List<?> list -> {
        out.beginArray();
        list.forEach(each -> write(out, each));
        out.endArray();
      }
      case Boolean bool -> out.value(bool);
      case Number number -> out.value(new BigDecimal(number.toString()));
      default -> out.value(value.toString());
    }
  }
}

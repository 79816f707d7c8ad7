// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** What an application saw in one case: names to texts; what it did not see is not there. */
record Outcome(Map<String, String> fields) {
  Outcome {
    fields = Map.copyOf(fields);
  }

  /** A line that a program printed. */
  static Outcome read(JsonObject line) {
    Map<String, String> fields = new TreeMap<>();
    line.fields()
        .forEach(
            (name, value) -> {
              if (!value.isNull()) {
                fields.put(name, value.isString() ? value.asString() : value.text());
              }
            });
    return new Outcome(fields);
  }

  String get(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new AssertionError("no " + name + " in " + fields);
    }
    return value;
  }
}

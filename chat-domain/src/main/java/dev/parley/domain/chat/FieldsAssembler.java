// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts the unknown fields of a choice's pieces together: strings are text in pieces (a model's
 * reasoning, for one) and add up; of anything else the latest word holds.
 */
final class FieldsAssembler {
  private final Map<String, RawJson> latest = new LinkedHashMap<>();
  private final Map<String, StringBuilder> texts = new HashMap<>();

  void add(Extras piece) {
    if (!piece.isEmpty()) {
      piece.fields().forEach(this::add);
    }
  }

  private void add(String name, RawJson value) {
    if (value.isNull() && latest.containsKey(name)) {
      return; // a model that says no more of it has not taken back what it said
    }
    RawJson before = latest.put(name, value);
    if (before == null || !before.isString() || !value.isString()) {
      texts.remove(name);
      return;
    }
    // quoted as they came: a long text in many pieces is neither unquoted nor copied each time
    StringBuilder sum = texts.computeIfAbsent(name, key -> opened(before.text()));
    sum.append(value.text(), 1, value.text().length() - 1);
  }

  private static StringBuilder opened(String quoted) {
    return new StringBuilder(quoted).deleteCharAt(quoted.length() - 1);
  }

  Extras fields() {
    if (latest.isEmpty()) {
      return Extras.NONE;
    }
    Map<String, RawJson> all = new LinkedHashMap<>(latest);
    texts.forEach((name, sum) -> all.put(name, new RawJson(sum + "\"")));
    return new Extras(all);
  }
}

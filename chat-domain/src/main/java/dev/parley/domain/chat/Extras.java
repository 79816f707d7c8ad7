// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object that its record does not name, in the order they came.
 *
 * @param fields name to value
 */
public record Extras(Map<String, RawJson> fields) {
  public static final Extras NONE = new Extras(Map.of());

  public Extras {
    fields =
        fields.isEmpty()
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public static Extras of(String name, RawJson value) {
    return new Extras(Map.of(name, value));
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  public Optional<RawJson> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** These fields and one more; a field of that name is replaced. */
  public Extras with(String name, RawJson value) {
    Map<String, RawJson> next = new LinkedHashMap<>(fields);
    next.put(name, value);
    return new Extras(next);
  }

  /** These fields but the one of that name. */
  public Extras without(String name) {
    if (!fields.containsKey(name)) {
      return this;
    }
    Map<String, RawJson> next = new LinkedHashMap<>(fields);
    next.remove(name);
    return new Extras(next);
  }

  /** These fields and {@code later}'s, which win. */
  public Extras with(Extras later) {
    if (later.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return later;
    }
    Map<String, RawJson> next = new LinkedHashMap<>(fields);
    next.putAll(later.fields);
    return new Extras(next);
  }
}

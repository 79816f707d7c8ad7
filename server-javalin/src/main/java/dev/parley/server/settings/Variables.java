// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment, completed by {@code .env} files. A variable that is set to nothing is not set.
 */
final class Variables {

  private final Map<String, Entry.Scalar> values = new LinkedHashMap<>();

  Variables(Map<String, String> environment) {
    environment.forEach((name, value) -> add(Origin.named(name), name, value));
  }

  /** Adds a variable unless it is there already: what was added first wins. */
  void add(Origin origin, String name, String value) {
    if (!value.isBlank()) {
      values.putIfAbsent(name, new Entry.Scalar(origin, Entry.Kind.UNTYPED, value.strip()));
    }
  }

  Optional<Entry.Scalar> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Secret> secret(String name) {
    return get(name).map(scalar -> new Secret(scalar.text()));
  }

  Set<String> names() {
    return values.keySet();
  }
}

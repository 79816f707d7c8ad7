// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies maps and keeps their order, which {@link Map#copyOf} does not. */
final class Ordered {

  private Ordered() {}

  static <V> Map<String, V> copyOf(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}

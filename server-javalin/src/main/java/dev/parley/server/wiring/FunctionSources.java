// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.port.Dependency;
import dev.parley.port.FunctionSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the functions of this server come from.
 *
 * @param byName the name of a source is shown with its functions
 */
record FunctionSources(Map<String, FunctionSource> byName) {
  FunctionSources {
    byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** Those that can be away: servers of others. */
  List<Dependency> servers() {
    return byName.values().stream()
        .filter(Dependency.class::isInstance)
        .map(Dependency.class::cast)
        .toList();
  }

  List<FunctionSource> all() {
    return List.copyOf(byName.values());
  }
}

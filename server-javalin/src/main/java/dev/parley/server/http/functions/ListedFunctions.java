// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.functions;

import dev.parley.domain.conversation.Owner;
import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The functions of some sources.
 *
 * @param sources by the names that are shown; of two functions with one name the first counts
 */
record ListedFunctions(Map<String, FunctionSource> sources) {
  static final String PATH = "/api/v1/functions";

  ListedFunctions {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** A function, and the name of the source that it is from. */
  record Listed(FunctionHandler handler, String source) {}

  /** Those that an owner may use, by name. */
  Map<String, Listed> forOwner(Owner owner) {
    Map<String, Listed> all = new LinkedHashMap<>();
    sources.forEach(
        (name, source) -> {
          for (FunctionHandler handler : source.functions()) {
            if (handler.function().audience().includes(owner)) {
              all.putIfAbsent(handler.function().name(), new Listed(handler, name));
            }
          }
        });
    return all;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import dev.parley.domain.chat.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Schemas that were compiled; of more than a few hundred, those that were used last. */
final class Schemas {
  static final int MOST = 512;

  private final Map<RawJson, CompiledSchema> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RawJson, CompiledSchema> eldest) {
          return size() > MOST;
        }
      };

  CompiledSchema of(RawJson schema) {
    synchronized (compiled) {
      CompiledSchema known = compiled.get(schema);
      if (known != null) {
        return known;
      }
    }
    CompiledSchema made = CompiledSchema.of(schema);
    synchronized (compiled) {
      compiled.put(schema, made);
    }
    return made;
  }

  int size() {
    synchronized (compiled) {
      return compiled.size();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.adapter.memory.MemoryCacheSettings;
import dev.parley.adapter.memory.MemoryResponseCache;
import dev.parley.port.ResponseCache;
import java.time.Clock;

/** What this server keeps in its memory, and for itself. */
final class MemoryModule extends AbstractModule {
  @Provides
  @Singleton
  static ResponseCache responses(Clock clock) {
    return new MemoryResponseCache(MemoryCacheSettings.DEFAULT, clock);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.engine.key.Gatekeeper;
import dev.parley.engine.key.KeyMint;
import dev.parley.engine.key.KeyShelf;
import dev.parley.engine.key.Keys;
import dev.parley.json.KeyJson;
import dev.parley.port.RecordStore;
import dev.parley.server.http.Door;
import dev.parley.server.http.keys.KeyDesk;
import dev.parley.server.settings.Secret;
import dev.parley.server.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;

/** API keys over the record store, and who is let in by them. */
final class KeyModule extends AbstractModule {
  @Provides
  @Singleton
  static KeyShelf shelf(RecordStore records, Clock clock) {
    return new KeyShelf(records, KeyJson::write, KeyJson::read, clock);
  }

  @Provides
  @Singleton
  static Gatekeeper gatekeeper(Settings settings, KeyShelf shelf, Clock clock) {
    Secret adminKey = settings.adminKey();
    return new Gatekeeper(shelf, adminKey == null ? null : adminKey.value(), clock);
  }

  @Provides
  @Singleton
  static Door door(Settings settings, Gatekeeper gatekeeper) {
    Listening.requireKeys(settings.server(), gatekeeper);
    return new Door(gatekeeper);
  }

  @Provides
  @Singleton
  static KeyDesk desk(KeyShelf shelf, Gatekeeper gatekeeper, Supplier<String> ids, Clock clock) {
    KeyMint mint = new KeyMint(ids, new SecureRandom());
    return new KeyDesk(new Keys(shelf, gatekeeper, mint, clock), clock);
  }
}

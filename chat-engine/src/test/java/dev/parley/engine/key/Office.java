// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.UnauthenticatedException;
import dev.parley.domain.key.AllowedModels;
import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.KeyRole;
import dev.parley.domain.key.NewKey;
import dev.parley.port.RecordStore;
import dev.parley.testkit.SteppedClock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One process with keys over a store, which several may share. */
final class Office {
  static final String OPERATOR_KEY = "0123456789abcdef0123456789abcdef";

  final Gatekeeper gatekeeper;
  final Keys keys;

  private Office(Gatekeeper gatekeeper, Keys keys) {
    this.gatekeeper = gatekeeper;
    this.keys = keys;
  }

  static Office over(RecordStore records, Documents documents, SteppedClock clock) {
    return over(records, documents, clock, null);
  }

  static Office over(
      RecordStore records, Documents documents, SteppedClock clock, @Nullable String operatorKey) {
    KeyShelf shelf = new KeyShelf(records, documents::write, documents::read, clock);
    Gatekeeper gatekeeper = new Gatekeeper(shelf, operatorKey, clock);
    KeyMint mint = new KeyMint(documents::id, new Random(documents.number.incrementAndGet()));
    return new Office(gatekeeper, new Keys(shelf, gatekeeper, mint, clock));
  }

  MadeKey make(String name, KeyRole role) {
    return keys.create(new NewKey(name, role, null, AllowedModels.ALL, null));
  }

  boolean admits(MadeKey key) {
    try {
      return gatekeeper.admit(key.text().text()).key() != null;
    } catch (UnauthenticatedException e) {
      return false;
    }
  }

  /** Keys as documents that show a test what would be stored. */
  static final class Documents {
    private final Map<RawJson, ApiKey> written = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    RawJson write(ApiKey key) {
      RawJson document = RawJson.of(key.toString());
      written.put(document, key);
      return document;
    }

    ApiKey read(RawJson document) {
      ApiKey key = written.get(document);
      if (key == null) {
        throw new AssertionError("nobody wrote " + document);
      }
      return key;
    }

    List<String> texts() {
      return written.keySet().stream().map(RawJson::text).toList();
    }

    private String id() {
      return "k" + number.incrementAndGet();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.record;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.RecordStore;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/** Tries writes again: what is kept is too dear to lose for one that failed. */
public final class Patience {
  private static final int ATTEMPTS = 3;

  private Patience() {}

  /**
   * What the first write that the store takes gives.
   *
   * @throws StorageUnavailableException or {@link OverloadedException}, when it takes none
   */
  public static <T> T patiently(Supplier<T> write) {
    RuntimeException last = null;
    for (int left = ATTEMPTS; left > 0; left--) {
      try {
        return write.get();
      } catch (StorageUnavailableException | OverloadedException e) {
        last = e;
      }
    }
    throw Objects.requireNonNull(last);
  }

  /** Writes a record that nobody else writes: one that is there was written before. */
  public static void putNew(
      RecordStore store, RecordStore.Key key, RawJson document, Instant expiresAt) {
    boolean unused =
        patiently(
            () -> {
              try {
                return store.put(key, document, 0, expiresAt) > 0;
              } catch (ConflictException e) {
                return false;
              }
            });
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import dev.parley.domain.chat.RawJson;
import dev.parley.port.RecordStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A store whose next answer to a read is held up on its way, after it was read. */
final class SlowReads implements RecordStore {
  private final RecordStore records;
  private final CountDownLatch read = new CountDownLatch(1);
  private final CompletableFuture<Boolean> delivered = new CompletableFuture<>();
  private volatile boolean slow;

  SlowReads(RecordStore records) {
    this.records = records;
  }

  void holdUpTheNext() {
    slow = true;
  }

  void awaitRead() throws InterruptedException {
    read.await();
  }

  void deliver() {
    delivered.complete(true);
  }

  @Override
  public Optional<Stored> get(Key key) {
    Optional<Stored> found = records.get(key);
    if (slow) {
      slow = false;
      read.countDown();
      boolean unused = delivered.join();
    }
    return found;
  }

  @Override
  public long put(Key key, RawJson document, long expected, @Nullable Instant expiresAt) {
    return records.put(key, document, expected, expiresAt);
  }

  @Override
  public boolean delete(Key key, long expected) {
    return records.delete(key, expected);
  }

  @Override
  public List<Stored> list(String collection, @Nullable String after, int limit) {
    return records.list(collection, after, limit);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import dev.parley.domain.chat.RawJson;
import dev.parley.port.RecordStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that counts reads, and whose next answer to one is held up on its way. */
final class SlowReads implements RecordStore {
  private final RecordStore records;
  private final CountDownLatch read = new CountDownLatch(1);
  private final CompletableFuture<Boolean> delivered = new CompletableFuture<>();
  private final AtomicInteger reads = new AtomicInteger();
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

  /** How many reads there were. */
  int reads() {
    return reads.get();
  }

  void deliver() {
    delivered.complete(true);
  }

  @Override
  public Optional<Stored> get(Key key) {
    return heldUp(() -> records.get(key));
  }

  private <T> T heldUp(Supplier<T> reading) {
    reads.incrementAndGet();
    boolean isSlow = slow;
    slow = false;
    try {
      return reading.get();
    } finally {
      if (isSlow) {
        read.countDown();
        boolean unused = delivered.join();
      }
    }
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
    return heldUp(() -> records.list(collection, after, limit));
  }
}

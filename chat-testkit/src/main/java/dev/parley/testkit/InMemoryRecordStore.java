// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.RecordStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records in memory, honest to {@link RecordStoreContract}. What it holds outlives {@link #close},
 * as in a database, and is found again by {@link #reopen}.
 */
public final class InMemoryRecordStore implements RecordStore, AutoCloseable {
  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private final Map<Key, Stored> records;
  private final Clock clock;
  private final Faults faults;
  private volatile boolean closed;

  public InMemoryRecordStore(Clock clock) {
    this(clock, new Faults());
  }

  /**
   * A store that a test can break.
   *
   * @param faults operations are named as {@link RecordStore}'s methods
   */
  public InMemoryRecordStore(Clock clock, Faults faults) {
    this(new HashMap<>(), clock, faults);
  }

  private InMemoryRecordStore(Map<Key, Stored> held, Clock clock, Faults faults) {
    this.records = held;
    this.clock = clock;
    this.faults = faults;
  }

  /** Closes this store and gives another one that holds the same. */
  public InMemoryRecordStore reopen() {
    close();
    return new InMemoryRecordStore(records, clock, faults);
  }

  @Override
  public Optional<Stored> get(Key key) {
    return call("get", () -> Optional.ofNullable(records.get(key)));
  }

  @Override
  public long put(Key key, RawJson document, long expected, @Nullable Instant expiresAt) {
    int bytes = document.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LARGEST_BYTES) {
      throw new InvalidRequestException(
          "document", bytes + " bytes", "keep it to " + LARGEST_BYTES + " bytes of UTF-8");
    }
    return call(
        "put",
        () -> {
          long version = version(key);
          if (version != expected) {
            throw new ConflictException(
                "version_conflict",
                "record %s/%s is at version %d, not %d: another writer was faster; read it and try again"
                    .formatted(key.collection(), key.name(), version, expected));
          }
          records.put(key, new Stored(key, document, expected + 1, expiresAt));
          return expected + 1;
        });
  }

  @Override
  public boolean delete(Key key, long expected) {
    return call(
        "delete",
        () -> {
          boolean there = expected != 0 && version(key) == expected;
          if (there) {
            records.remove(key);
          }
          return there;
        });
  }

  @Override
  public List<Stored> list(String collection, @Nullable String after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return call(
        "list",
        () ->
            records.values().stream()
                .filter(held -> held.key().collection().equals(collection))
                .filter(
                    held -> after == null || BY_CODE_POINT.compare(held.key().name(), after) > 0)
                .sorted(Comparator.comparing(held -> held.key().name(), BY_CODE_POINT))
                .limit(limit)
                .toList());
  }

  @Override
  public void close() {
    closed = true;
  }

  private long version(Key key) {
    Stored held = records.get(key);
    return held == null ? 0 : held.version();
  }

  private <T> T call(String operation, Supplier<T> work) {
    return faults.around(
        operation,
        () -> {
          synchronized (records) {
            if (closed) {
              throw new StorageUnavailableException(
                  "the in-memory record store is closed; open another");
            }
            Instant now = clock.instant();
            records.values().removeIf(held -> isOver(held.expiresAt(), now));
            return work.get();
          }
        });
  }

  private static boolean isOver(@Nullable Instant expiresAt, Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}

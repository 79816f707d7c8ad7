// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.KeyId;
import dev.parley.port.RecordStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys in their store, where none is ever removed: a revoked one stays as such, so that a door
 * that was locked once is never open again.
 *
 * <p>What was read is remembered for {@link #FRESH}. Then it is read again, once, however many want
 * to know it at that moment. What this shelf writes it knows at once: of two versions of a key the
 * newer one is kept, also when the older one was read before and comes later.
 */
public final class KeyShelf {
  /** How old what is remembered may be: as long, another process does not see a change. */
  public static final Duration FRESH = Duration.ofSeconds(5);

  private static final String COLLECTION = "keys";
  private static final int MOST_REMEMBERED = 10_000;

  private final RecordStore records;
  private final Function<ApiKey, RawJson> writing;
  private final Function<RawJson, ApiKey> reading;
  private final Clock clock;
  private final Map<KeyId, Known> remembered = new ConcurrentHashMap<>();
  private final Looks<KeyId> looksForKeys = new Looks<>();
  private final Looks<String> looksForAny = new Looks<>();
  private volatile boolean used;
  private volatile @Nullable Instant emptyAt;

  /**
   * The keys of a store.
   *
   * @param writing a key as a document
   * @param reading a key from its document
   */
  public KeyShelf(
      RecordStore records,
      Function<ApiKey, RawJson> writing,
      Function<RawJson, ApiKey> reading,
      Clock clock) {
    this.records = records;
    this.writing = writing;
    this.reading = reading;
    this.clock = clock;
  }

  /**
   * A key as it was in the store at a moment.
   *
   * @param version of its document
   * @param asOf not after that moment
   */
  record Known(ApiKey key, long version, Instant asOf) {
    Known newer(Known other) {
      if (version != other.version) {
        return version > other.version ? this : other;
      }
      return asOf.isAfter(other.asOf) ? this : other;
    }
  }

  /** Whether there is a key, or ever was one. */
  boolean isUsed() {
    if (used) {
      return true;
    }
    if (isFresh(emptyAt, clock.instant())) {
      return false;
    }
    return looksForAny.after(COLLECTION, this::lookForAny);
  }

  private boolean lookForAny() {
    Instant now = clock.instant();
    if (used || isFresh(emptyAt, now)) {
      return used;
    }
    if (records.list(COLLECTION, null, 1).isEmpty()) {
      emptyAt = now;
    } else {
      used = true;
    }
    return used;
  }

  /**
   * A key as it is remembered, if that will do; else as it is stored. What somebody else has just
   * read will do as well, but only a yes is taken from it: it may be older than the question.
   */
  Optional<ApiKey> find(KeyId id, Predicate<ApiKey> willDo) {
    Optional<ApiKey> recent = recent(id).filter(willDo);
    return recent.isPresent()
        ? recent
        : looksForKeys.after(
            id, () -> recent(id).filter(willDo).or(() -> load(id).map(Known::key)));
  }

  private Optional<ApiKey> recent(KeyId id) {
    return Optional.ofNullable(remembered.get(id))
        .filter(known -> isFresh(known.asOf, clock.instant()))
        .map(Known::key);
  }

  private static boolean isFresh(@Nullable Instant asOf, Instant now) {
    // a clock that was set back must not make anything younger
    return asOf != null && !now.isBefore(asOf) && now.isBefore(asOf.plus(FRESH));
  }

  /** The key as it is stored now. */
  Optional<Known> load(KeyId id) {
    Instant before = clock.instant();
    Optional<Known> known =
        records
            .get(name(id))
            .map(stored -> new Known(reading.apply(stored.document()), stored.version(), before));
    known.ifPresent(this::remember);
    return known;
  }

  private void remember(Known known) {
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.values().removeIf(old -> !isFresh(old.asOf, known.asOf));
    }
    if (remembered.size() < MOST_REMEMBERED || remembered.containsKey(known.key.id())) {
      remembered.merge(known.key.id(), known, Known::newer);
    }
  }

  /**
   * Writes a key.
   *
   * @param expected the version that is stored; 0 for a new key
   * @throws dev.parley.domain.error.ConflictException {@code version_conflict}
   */
  void put(ApiKey key, long expected) {
    remembered.remove(key.id()); // should the store not say whether it wrote, it is asked again
    long version = records.put(name(key.id()), writing.apply(key), expected, null);
    used = true;
    remembered.merge(key.id(), new Known(key, version, clock.instant()), Known::newer);
  }

  /** All keys, by id. */
  List<ApiKey> all() {
    List<ApiKey> all = new ArrayList<>();
    String after = null;
    List<RecordStore.Stored> page;
    do {
      page = records.list(COLLECTION, after, RecordStore.LARGEST_PAGE);
      page.forEach(stored -> all.add(reading.apply(stored.document())));
      after = page.isEmpty() ? null : page.getLast().key().name();
    } while (page.size() == RecordStore.LARGEST_PAGE);
    return all;
  }

  private static RecordStore.Key name(KeyId id) {
    return new RecordStore.Key(COLLECTION, id.value());
  }
}

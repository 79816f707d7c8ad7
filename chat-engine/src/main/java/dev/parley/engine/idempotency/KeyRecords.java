// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Key records in a store of records. An answer that is too long for one record lies in several,
 * which are written before the one that speaks of them: a reader finds all of them or none.
 */
final class KeyRecords {
  private static final String KEYS = "idempotency";
  private static final String PARTS = "idempotency_part";

  /** Base64 needs no escapes; beside it stand the lines of the record. */
  static final int PART_CHARACTERS = RecordStore.LARGEST_BYTES - 2_000;

  /** Parts outlive the record that speaks of them. */
  private static final Duration LONGER = Duration.ofMinutes(10);

  private static final int ATTEMPTS = 3;

  private final RecordStore store;

  KeyRecords(RecordStore store) {
    this.store = store;
  }

  /** Under which name a key is stored: owners are apart, and no character of theirs matters. */
  static String name(IdempotencyKey key) {
    return RequestPrint.of(List.of(key.owner().value(), key.value()), new byte[0]).hex();
  }

  Optional<Found> find(String name) {
    return store
        .get(new RecordStore.Key(KEYS, name))
        .map(stored -> new Found(KeyRecord.read(stored.document()), stored.version()));
  }

  /**
   * Writes a record; the new version.
   *
   * @throws ConflictException when another writer was faster, or this one was and was not told
   */
  long put(String name, KeyRecord record, long expected, Instant expiresAt) {
    return store.put(new RecordStore.Key(KEYS, name), record.document(), expected, expiresAt);
  }

  /** Takes the record of a run away, unless the key was taken for another run meanwhile. */
  void remove(String name, String claim) {
    boolean unused =
        patiently(
            () ->
                ofRun(name, claim)
                    .map(found -> store.delete(new RecordStore.Key(KEYS, name), found.version()))
                    .orElse(false));
  }

  /** The record of a run, while the key is its own. */
  Optional<Found> ofRun(String name, String claim) {
    return find(name).filter(found -> found.record().claim().equals(claim));
  }

  /**
   * Replaces the record of a run by its answer.
   *
   * @return whether it is kept; false when the key was taken for another run meanwhile
   */
  boolean keep(
      String name, KeyRecord.Running run, long expected, KeptAnswer answer, Instant expiresAt) {
    String text = AnswerText.encode(answer);
    int parts =
        text.length() <= PART_CHARACTERS ? 0 : -Math.floorDiv(-text.length(), PART_CHARACTERS);
    for (int part = 0; part < parts; part++) {
      putPart(run.claim(), part, text, expiresAt.plus(LONGER));
    }
    KeyRecord record =
        new KeyRecord.Answered(run.print(), run.claim(), parts, parts == 0 ? text : "");
    boolean kept = patiently(() -> replace(name, record, expected, expiresAt));
    if (!kept) {
      removeParts(run.claim(), parts);
    }
    return kept;
  }

  /** The answer of a record; empty when its time ended while it was read. */
  Optional<KeptAnswer> answer(KeyRecord.Answered record) {
    if (record.parts() == 0) {
      return Optional.of(AnswerText.decode(record.text()));
    }
    StringBuilder text = new StringBuilder();
    for (int part = 0; part < record.parts(); part++) {
      Optional<RecordStore.Stored> stored = store.get(part(record.claim(), part));
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      text.append(stored.get().document().asString());
    }
    return Optional.of(AnswerText.decode(text.toString()));
  }

  private boolean replace(String name, KeyRecord record, long expected, Instant expiresAt) {
    try {
      long unused = put(name, record, expected, expiresAt);
      return true;
    } catch (ConflictException e) {
      Optional<Found> ours = ofRun(name, record.claim());
      if (ours.isEmpty()) {
        return false;
      }
      // A write was carried out though the store said that it failed: this one, or one before.
      return ours.get().record().equals(record)
          || replace(name, record, ours.get().version(), expiresAt);
    }
  }

  private void putPart(String claim, int part, String text, Instant expiresAt) {
    int begin = part * PART_CHARACTERS;
    String piece = text.substring(begin, Math.min(text.length(), begin + PART_CHARACTERS));
    boolean unused =
        patiently(
            () -> {
              try {
                return store.put(part(claim, part), RawJson.of(piece), 0, expiresAt) > 0;
              } catch (ConflictException e) {
                return false; // nobody else writes under this claim: it was written before
              }
            });
  }

  private void removeParts(String claim, int parts) {
    for (int part = 0; part < parts; part++) {
      RecordStore.Key key = part(claim, part);
      boolean unused = patiently(() -> store.delete(key, 1));
    }
  }

  private static RecordStore.Key part(String claim, int part) {
    return new RecordStore.Key(PARTS, claim + "." + part);
  }

  /** An answer is too dear to lose for one write that failed. */
  private static boolean patiently(Supplier<Boolean> write) {
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

  /** A record as it is stored. */
  record Found(KeyRecord record, long version) {}
}

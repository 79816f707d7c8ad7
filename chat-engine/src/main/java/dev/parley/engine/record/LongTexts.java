// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.record;

import dev.parley.domain.chat.RawJson;
import dev.parley.port.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Texts that are too long for one record, in several. They are written before the record that
 * speaks of them, and outlive it: a reader finds all of them or none.
 */
public final class LongTexts {
  /** The text of one record, in Base64, which needs no escapes; beside it stands little. */
  public static final int PART_CHARACTERS = RecordStore.LARGEST_BYTES - 2_000;

  private static final Duration LONGER = Duration.ofMinutes(10);

  private final RecordStore store;
  private final String collection;

  /**
   * Texts in this collection.
   *
   * @param collection of nothing else
   */
  public LongTexts(RecordStore store, String collection) {
    this.store = store;
    this.collection = collection;
  }

  /** How many records a text needs. */
  public static int parts(String text) {
    return Math.ceilDiv(text.length(), PART_CHARACTERS);
  }

  /**
   * Writes a text.
   *
   * @param id given to one text only
   * @param text Base64
   * @param expiresAt of the record that speaks of it
   */
  public void put(String id, String text, Instant expiresAt) {
    for (int part = 0; part < parts(text); part++) {
      int begin = part * PART_CHARACTERS;
      String piece = text.substring(begin, Math.min(text.length(), begin + PART_CHARACTERS));
      Patience.putNew(store, key(id, part), RawJson.of(piece), expiresAt.plus(LONGER));
    }
  }

  /** A text that lies in so many records; empty when its time ended while it was read. */
  public Optional<String> get(String id, int parts) {
    StringBuilder text = new StringBuilder();
    for (int part = 0; part < parts; part++) {
      Optional<RecordStore.Stored> stored = store.get(key(id, part));
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      text.append(stored.get().document().asString());
    }
    return Optional.of(text.toString());
  }

  public void remove(String id, int parts) {
    for (int part = 0; part < parts; part++) {
      RecordStore.Key key = key(id, part);
      boolean unused = Patience.patiently(() -> store.delete(key, 1));
    }
  }

  /** Of which text a record is a part, by its name. */
  public static String id(String recordName) {
    return recordName.substring(0, recordName.lastIndexOf('.'));
  }

  private RecordStore.Key key(String id, int part) {
    return new RecordStore.Key(collection, id + "." + part);
  }
}

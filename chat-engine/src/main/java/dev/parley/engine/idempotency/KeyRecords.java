// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.engine.record.LongTexts;
import dev.parley.engine.record.OwnerRecords;
import dev.parley.engine.record.Patience;
import dev.parley.engine.record.Sha256;
import dev.parley.port.RecordStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Key records in a store of records. An answer that is too long for its record lies in others. */
final class KeyRecords {
  private static final String KEYS = "idempotency";
  private static final String PARTS = "idempotency_part";

  private final RecordStore store;
  private final LongTexts texts;

  KeyRecords(RecordStore store) {
    this.store = store;
    this.texts = new LongTexts(store, PARTS);
  }

  /** Under which name a key is stored. */
  static String name(IdempotencyKey key) {
    return OwnerRecords.name(key.owner(), Sha256.hex(key.value()));
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
        Patience.patiently(
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
    int parts = text.length() <= LongTexts.PART_CHARACTERS ? 0 : LongTexts.parts(text);
    if (parts > 0) {
      texts.put(textId(name, run.claim()), text, expiresAt);
    }
    KeyRecord record =
        new KeyRecord.Answered(run.print(), run.claim(), parts, parts == 0 ? text : "");
    boolean kept = Patience.patiently(() -> replace(name, record, expected, expiresAt));
    if (!kept) {
      texts.remove(textId(name, run.claim()), parts);
    }
    return kept;
  }

  /** The answer of a record; empty when its time ended while it was read. */
  Optional<KeptAnswer> answer(String name, KeyRecord.Answered record) {
    Optional<String> text =
        record.parts() == 0
            ? Optional.of(record.text())
            : texts.get(textId(name, record.claim()), record.parts());
    return text.map(AnswerText::decode);
  }

  /**
   * Removes an owner's answers. What holds no answer yet stays: its request runs, and must not run
   * twice.
   *
   * @param gone is told how many went, and may be told more than once
   */
  void removeAnswers(Owner owner, LongConsumer gone) {
    new OwnerRecords(store, KEYS)
        .remove(
            owner, stored -> KeyRecord.read(stored.document()) instanceof KeyRecord.Answered, gone);
    new OwnerRecords(store, PARTS).remove(owner, stored -> isOrphan(stored.key()), count -> {});
  }

  /** Whether a part of an answer belongs to no key: not to one whose answer is written now. */
  private boolean isOrphan(RecordStore.Key part) {
    String textId = LongTexts.id(part.name());
    int end = textId.lastIndexOf('.');
    return ofRun(textId.substring(0, end), textId.substring(end + 1)).isEmpty();
  }

  private static String textId(String name, String claim) {
    return name + "." + claim;
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

  /** A record as it is stored. */
  record Found(KeyRecord record, long version) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingInput;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.engine.record.Sha256;
import dev.parley.port.RecordStore;
import dev.parley.port.VectorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The index as a place for conversations, each in a namespace of its own, and the notes of how far
 * each was taken in. A note is there before the first entry is, so that none is forgotten.
 *
 * <p>The index holds a mark that no other one has: where its folder was removed and made anew, the
 * notes are seen to be of another one, and everything is taken in again.
 */
final class RecallShelf {
  /** The collection of the notes. */
  static final String COLLECTION = "recall";

  private static final Namespace MARKS = new Namespace("recall.index");
  private static final EntryId MARK = new EntryId("mark");

  private final RecallKit kit;
  private final Supplier<String> ids;
  private volatile @Nullable String mark;

  RecallShelf(RecallKit kit, Supplier<String> ids) {
    this.kit = kit;
    this.ids = ids;
  }

  /**
   * Owner and beginning are part of it: one of the same name finds nothing of another, and those of
   * one owner lie side by side.
   */
  static Namespace namespace(Header header) {
    return new Namespace(
        prefix(header.owner()) + Sha256.hex(header.id() + "\n" + header.createdAt()));
  }

  /** What the namespaces of an owner's conversations begin with. */
  static String prefix(Owner owner) {
    return "recall." + Sha256.hex(owner.value()) + ".";
  }

  /** A note with its version. */
  record Noted(Indexed indexed, long version) {}

  /** The note of a conversation, of whichever index; opens none. */
  Optional<Noted> noted(Namespace namespace) {
    return kit.records()
        .get(key(namespace))
        .map(stored -> new Noted(Indexed.of(stored.document()), stored.version()));
  }

  /** Whether a note is known to be of the index that is open. */
  boolean isOfOpenIndex(Indexed indexed) {
    return indexed.index().equals(mark);
  }

  Noted note(Namespace namespace, Indexed indexed, long expected) {
    return new Noted(indexed, kit.records().put(key(namespace), indexed.json(), expected, null));
  }

  /** Removes all of a conversation, its note last. */
  void forget(Namespace namespace) {
    Optional<Noted> noted;
    do {
      noted = noted(namespace);
      index().delete(namespace, VectorFilter.ALL);
      // what was written meanwhile goes too: the conversation never comes back
    } while (noted.isPresent() && !kit.records().delete(key(namespace), noted.get().version()));
  }

  private static RecordStore.Key key(Namespace namespace) {
    return new RecordStore.Key(COLLECTION, namespace.value());
  }

  /** A page of notes, by namespace. */
  List<RecordStore.Stored> notes(@Nullable String after, int limit) {
    return kit.records().list(COLLECTION, after, limit);
  }

  VectorIndex index() {
    return kit.index().get();
  }

  /** The mark of the index, which is opened for it. */
  String mark() {
    String known = mark;
    if (known == null) {
      known = readMark(index());
      mark = known;
    }
    return known;
  }

  private synchronized String readMark(VectorIndex index) {
    List<VectorEntry> found = index.fetch(MARKS, List.of(MARK));
    if (!found.isEmpty()) {
      return found.getFirst().text();
    }
    float[] somewhere = new float[index.capabilities().space().dimensions()];
    somewhere[0] = 1;
    String made = "index_" + ids.get();
    index.upsert(
        MARKS, List.of(new VectorEntry(MARK, new Embedding(somewhere), made, Metadata.NONE)));
    return made;
  }

  /** The vectors of texts, in their order. */
  List<Embedding> embed(List<String> texts) {
    List<Embedding> vectors = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += EmbeddingInput.MOST_ITEMS) {
      List<String> some =
          texts.subList(from, Math.min(from + EmbeddingInput.MOST_ITEMS, texts.size()));
      EmbeddingRequest request =
          new EmbeddingRequest(
              kit.model(), new EmbeddingInput.Texts(some), OptionalInt.empty(), Extras.NONE);
      vectors.addAll(kit.embedding().apply(request).embeddings());
    }
    return vectors;
  }
}

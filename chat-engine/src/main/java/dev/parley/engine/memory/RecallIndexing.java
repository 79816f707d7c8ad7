// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.conversation.Branch;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.ranking.CommonWords;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.engine.conversation.BranchLog;
import dev.parley.port.ConversationStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Takes entries into the index, of all branches: which of them may be told is asked when they are
 * found. Doing it again changes nothing.
 */
final class RecallIndexing {
  private static final int BATCH = 64;

  /** Of how many of the newest turns the common words are taken. */
  private static final int SAMPLE = 200;

  private final ConversationStore store;
  private final RecallShelf shelf;

  RecallIndexing(ConversationStore store, RecallShelf shelf) {
    this.store = store;
    this.shelf = shelf;
  }

  /**
   * Takes the next entries in.
   *
   * @param upTo the last one that left the window
   * @return whether there is more to take in
   */
  boolean advance(ConversationId id, Sequence upTo) {
    Header header = store.header(id).orElse(null);
    if (header == null) {
      return false;
    }
    Namespace namespace = RecallShelf.namespace(header);
    RecallShelf.Noted before = begun(namespace, header);
    long last = Math.min(upTo.value(), header.last().value());
    long from = before.indexed().upTo().value() + 1;
    if (from > last) {
      return false;
    }
    long to = Math.min(from + BATCH - 1, last);
    List<Entry> batch = entries(id, from, to);
    shelf.index().upsert(namespace, made(batch));
    Indexed next = before.indexed().upTo(new Sequence(to));
    if (to == last) {
      next = next.withCommon(common(id, last));
    }
    // looked at before it is noted: who removes something later finds the note, and then the rest
    if (!isStillThere(namespace, next, batch)) {
      return false;
    }
    RecallShelf.Noted unused = shelf.note(namespace, next, before.version());
    return to < last;
  }

  /** The note of a conversation in this index; made where there is none. */
  private RecallShelf.Noted begun(Namespace namespace, Header header) {
    String mark = shelf.mark();
    RecallShelf.Noted noted = shelf.noted(namespace).orElse(null);
    if (noted != null && noted.indexed().index().equals(mark)) {
      return noted;
    }
    long version = noted == null ? 0 : noted.version();
    return shelf.note(namespace, Indexed.nothing(mark, header), version);
  }

  private List<VectorEntry> made(List<Entry> batch) {
    List<Passages.Passage> passages =
        batch.stream().flatMap(entry -> Passages.of(entry).stream()).toList();
    List<Embedding> vectors = shelf.embed(passages.stream().map(Passages.Passage::text).toList());
    List<VectorEntry> made = new ArrayList<>();
    for (Passages.Passage passage : passages) {
      made.add(
          new VectorEntry(
              passage.id(), vectors.get(made.size()), passage.searchText(), passage.metadata()));
    }
    return made;
  }

  private CommonWords common(ConversationId id, long last) {
    List<Entry> sample = entries(id, Math.max(1, last - SAMPLE + 1), last);
    return CommonWords.of(
        sample.stream()
            .flatMap(entry -> Passages.of(entry).stream())
            .map(Passages.Passage::searchText)
            .toList());
  }

  /**
   * What was removed while it was taken in is taken out: who removed it may have looked before it
   * was there.
   */
  private boolean isStillThere(Namespace namespace, Indexed indexed, List<Entry> batch) {
    if (!indexed.isOf(store.header(indexed.conversation()).orElse(null))) {
      shelf.forget(namespace);
      return false;
    }
    List<Long> said =
        batch.stream()
            .filter(entry -> !entry.isDeleted())
            .map(entry -> entry.sequence().value())
            .toList();
    entries(
            indexed.conversation(),
            batch.getFirst().sequence().value(),
            batch.getLast().sequence().value())
        .stream()
        .filter(Entry::isDeleted)
        .map(entry -> entry.sequence().value())
        .filter(said::contains)
        .forEach(gone -> shelf.index().delete(namespace, Passages.of(gone)));
    return true;
  }

  private List<Entry> entries(ConversationId id, long from, long to) {
    Branch stretch = new Branch(List.of(new Branch.Stretch(from, to)));
    Iterator<Entry> read = new BranchLog(store, id, stretch).oldestFirst(BATCH);
    List<Entry> entries = new ArrayList<>();
    read.forEachRemaining(entry -> entries.add(Objects.requireNonNull(entry)));
    return entries;
  }
}

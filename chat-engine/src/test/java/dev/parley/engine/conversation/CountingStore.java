// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.ConversationStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what is read of a log. */
final class CountingStore implements ConversationStore {
  private final ConversationStore store;
  private int reads;
  private int entriesRead;

  CountingStore(ConversationStore store) {
    this.store = store;
  }

  int reads() {
    return reads;
  }

  int entriesRead() {
    return entriesRead;
  }

  @Override
  public Optional<Header> header(ConversationId id) {
    return store.header(id);
  }

  @Override
  public void write(Header next, List<Entry> entries) {
    store.write(next, entries);
  }

  @Override
  public List<Entry> newest(ConversationId id, @Nullable Sequence before, int limit) {
    List<Entry> page = store.newest(id, before, limit);
    reads++;
    entriesRead += page.size();
    return page;
  }

  @Override
  public Optional<Entry> entry(ConversationId id, Sequence sequence) {
    reads++;
    entriesRead++;
    return store.entry(id, sequence);
  }

  @Override
  public void deleteEntry(ConversationId id, Sequence sequence) {
    store.deleteEntry(id, sequence);
  }

  @Override
  public void delete(ConversationId id) {
    store.delete(id);
  }

  @Override
  public boolean delete(Header expected) {
    return store.delete(expected);
  }

  @Override
  public List<Header> list(Owner owner, @Nullable Header after, int limit) {
    return store.list(owner, after, limit);
  }
}

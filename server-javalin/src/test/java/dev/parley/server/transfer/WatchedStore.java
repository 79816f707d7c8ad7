// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that counts its calls, fails at one of them, or has something done before one. */
final class WatchedStore implements ConversationStore, ConversationCatalog {
  private final ConversationStore store;
  private final ConversationCatalog catalog;
  private int calls;
  private int reads;
  private int largestRead;
  private int largestWrite;
  private int at = -1;
  private Fault fault = Fault.NONE;
  private Runnable work = () -> {};

  /** What goes wrong. */
  enum Fault {
    NONE,
    NOTHING_DONE,
    ANSWER_LOST
  }

  <S extends ConversationStore & ConversationCatalog> WatchedStore(S store) {
    this(store, store);
  }

  WatchedStore(ConversationStore store, ConversationCatalog catalog) {
    this.store = store;
    this.catalog = catalog;
  }

  /** From the n-th call on, 0 for the first, all fail: whoever called was killed. */
  WatchedStore dyingAt(int n, Fault how) {
    at = n;
    fault = how;
    return this;
  }

  /** Does the work before the n-th call, 0 for the first. */
  WatchedStore doing(int n, Runnable before) {
    at = n;
    work = before;
    return this;
  }

  int calls() {
    return calls;
  }

  /** Calls that read pages of entries. */
  int reads() {
    return reads;
  }

  /** The most entries that were asked for at once. */
  int largestRead() {
    return largestRead;
  }

  /** The most entries that were written at once. */
  int largestWrite() {
    return largestWrite;
  }

  @Override
  public Page ids(@Nullable String after, int limit) {
    return call(() -> catalog.ids(after, limit));
  }

  @Override
  public Optional<Header> header(ConversationId id) {
    return call(() -> store.header(id));
  }

  @Override
  public void write(Header next, List<Entry> entries) {
    largestWrite = Math.max(largestWrite, entries.size());
    call(
        () -> {
          store.write(next, entries);
          return next;
        });
  }

  @Override
  public List<Entry> newest(ConversationId id, @Nullable Sequence before, int limit) {
    reads++;
    largestRead = Math.max(largestRead, limit);
    return call(() -> store.newest(id, before, limit));
  }

  @Override
  public Optional<Entry> entry(ConversationId id, Sequence sequence) {
    return call(() -> store.entry(id, sequence));
  }

  @Override
  public void deleteEntry(ConversationId id, Sequence sequence) {
    throw new AssertionError("nothing is ever deleted");
  }

  @Override
  public void delete(ConversationId id) {
    throw new AssertionError("nothing is ever deleted");
  }

  @Override
  public boolean delete(Header expected) {
    throw new AssertionError("nothing is ever deleted");
  }

  @Override
  public List<Header> list(Owner owner, @Nullable Header after, int limit) {
    throw new AssertionError("owners are of no interest");
  }

  private <T> T call(Supplier<T> calling) {
    int call = calls++;
    if (call == at) {
      work.run();
    }
    boolean dead = at >= 0 && call >= at;
    if (dead && (fault == Fault.NOTHING_DONE || (fault == Fault.ANSWER_LOST && call > at))) {
      throw new StorageUnavailableException("killed at call " + at);
    }
    T answer = calling.get();
    if (dead && fault == Fault.ANSWER_LOST) {
      throw new StorageUnavailableException("killed behind call " + at);
    }
    return answer;
  }
}

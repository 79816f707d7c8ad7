// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.ConversationStore;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads a stretch of a conversation's log from its beginning, a page at a time. */
final class LogReader implements Iterator<Entry> {
  private static final int PAGE = 64;

  private final ConversationStore store;
  private final ConversationId id;
  private final long to;
  private long next;
  private Iterator<Entry> page = Collections.emptyIterator();

  /**
   * A reader of a stretch.
   *
   * @param from its first sequence
   * @param to its last
   */
  LogReader(ConversationStore store, ConversationId id, long from, long to) {
    this.store = store;
    this.id = id;
    this.next = from;
    this.to = to;
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && next <= to) {
      int count = (int) Math.min(PAGE, to - next + 1);
      List<Entry> entries = store.newest(id, new Sequence(next + count), count);
      next += count;
      page = entries.reversed().iterator();
    }
    return page.hasNext();
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}

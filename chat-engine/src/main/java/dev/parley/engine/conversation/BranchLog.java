// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.conversation.Branch;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.ConversationStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The entries of one branch, read page by page as far as they are asked for. What other branches
 * hold between is jumped over and never read.
 */
public final class BranchLog {
  /** How many entries are read at a time where nobody knows how many are wanted. */
  public static final int PAGE = 64;

  private final ConversationStore store;
  private final ConversationId id;
  private final Branch branch;

  /** Of that branch of a conversation. */
  public BranchLog(ConversationStore store, ConversationId id, Branch branch) {
    this.store = store;
    this.id = id;
    this.branch = branch;
  }

  /** So many entries are read at a time. */
  public Iterator<Entry> newestFirst(int page) {
    return new Pages(branch.stretches().reversed().iterator(), page) {
      @Override
      List<Entry> read(Branch.Stretch part, int count) {
        return entries(part.last(), count);
      }

      @Override
      Branch.Stretch rest(Branch.Stretch part, int count) {
        return new Branch.Stretch(part.first(), part.last() - count);
      }
    };
  }

  /** So many entries are read at a time. */
  public Iterator<Entry> oldestFirst(int page) {
    return new Pages(branch.stretches().iterator(), page) {
      @Override
      List<Entry> read(Branch.Stretch part, int count) {
        return entries(part.first() + count - 1, count).reversed();
      }

      @Override
      Branch.Stretch rest(Branch.Stretch part, int count) {
        return new Branch.Stretch(part.first() + count, part.last());
      }
    };
  }

  public static Stream<Entry> stream(Iterator<Entry> entries) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED), false);
  }

  private List<Entry> entries(long last, int count) {
    return store.newest(id, new Sequence(last + 1), count);
  }

  private abstract static class Pages implements Iterator<Entry> {
    private final Iterator<Branch.Stretch> stretches;
    private final int size;
    private Branch.Stretch part = new Branch.Stretch(1, 0);
    private Iterator<Entry> page = List.<Entry>of().iterator();

    Pages(Iterator<Branch.Stretch> stretches, int size) {
      this.stretches = stretches;
      this.size = size;
    }

    /** So many entries of the stretch, those that come first. */
    abstract List<Entry> read(Branch.Stretch part, int count);

    /** The stretch without them. */
    abstract Branch.Stretch rest(Branch.Stretch part, int count);

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && (part.count() > 0 || stretches.hasNext())) {
        if (part.count() == 0) {
          part = stretches.next();
        }
        int count = (int) Math.min(size, part.count());
        page = read(part, count).iterator();
        part = rest(part, count);
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
}

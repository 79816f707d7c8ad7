// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.History;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.Placed;
import dev.parley.domain.conversation.Branch;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.port.ConversationStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The branch in use of a conversation's log as history, read page by page as far as it is asked
 * for. What other branches hold is told as one place and not read.
 */
public final class StoredHistory implements History {
  /** The fewest entries read at a time: less is no cheaper. */
  private static final int SMALLEST_PAGE = 16;

  private static final int LARGEST_PAGE = ConversationStore.LARGEST_PAGE;

  private final Log log;
  private final Header header;
  private final List<Message> instructions;

  /**
   * The log of a conversation as its header has it.
   *
   * @param instructions those that hold in the turn that reads it
   */
  public StoredHistory(Log log, Header header, List<Message> instructions) {
    this.log = log;
    this.header = header;
    this.instructions = List.copyOf(instructions);
  }

  /**
   * Where a log is, and how much of it is of use.
   *
   * @param window tokens that the reader has room for; empty when it wants all there is
   */
  public record Log(ConversationStore store, OptionalInt window) {
    /**
     * How many entries to read at a time: as many as are likely to fill the window, so that one
     * page is enough for most turns and little of it is read in vain.
     */
    int page(Header header) {
      long entries = header.branch().stretches().stream().mapToLong(Branch.Stretch::count).sum();
      long size = header.branches().size();
      if (window.isEmpty() || entries == 0 || size == 0) {
        return window.isEmpty() ? LARGEST_PAGE : BranchLog.PAGE;
      }
      double fitting = (double) window.getAsInt() * entries / size;
      return (int) Math.clamp(fitting * 9 / 8, SMALLEST_PAGE, LARGEST_PAGE);
    }
  }

  @Override
  public Iterator<Item> iterator() {
    return new Newest();
  }

  private Item item(Entry entry) {
    long sequence = entry.sequence().value();
    Message message = entry.message();
    if (message == null) {
      return new Skipped(sequence, 1, Ledger.Fate.DROPPED, "deleted");
    }
    if (entry.status() == EntryStatus.INCOMPLETE) {
      return new Skipped(sequence, 1, Ledger.Fate.DROPPED, "its turn was never completed");
    }
    if (message.isInstruction()) {
      return instructions.contains(message)
          ? new Skipped(sequence, 1, Ledger.Fate.KEPT, INSTRUCTION)
          : new Skipped(sequence, 1, Ledger.Fate.DROPPED, "a newer system message holds");
    }
    return new Said(new Placed(sequence, message, entry.size()));
  }

  /** Tells of what it jumps over before it goes on. */
  private final class Newest implements Iterator<Item> {
    private final Iterator<Entry> entries =
        new BranchLog(log.store(), header.id(), header.branch()).newestFirst(log.page(header));
    private long before = header.last().value() + 1;
    private @Nullable Entry next;

    @Override
    public boolean hasNext() {
      return next != null || entries.hasNext() || before > 1;
    }

    @Override
    public Item next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Entry following = next == null && entries.hasNext() ? entries.next() : next;
      long sequence = following == null ? 0 : following.sequence().value();
      if (sequence < before - 1) {
        next = following;
        long count = before - 1 - sequence;
        before = sequence + 1;
        return new Skipped(sequence + 1, count, Ledger.Fate.DROPPED, "on another branch");
      }
      next = null;
      before = sequence;
      return item(Objects.requireNonNull(following));
    }
  }
}

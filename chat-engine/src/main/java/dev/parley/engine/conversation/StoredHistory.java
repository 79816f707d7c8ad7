// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.History;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.Placed;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.ConversationStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A conversation's log as history, read page by page as far as it is asked for. */
public final class StoredHistory implements History {
  static final int PAGE = 64;

  /** What a message is taken to have, in rough tokens, whatever it says: the same for ever. */
  private static final long SIZE = 64;

  private final ConversationStore store;
  private final ConversationId id;
  private final Sequence last;
  private final List<Message> instructions;

  /**
   * The log of a conversation as its header has it.
   *
   * @param instructions those that hold in the turn that reads it
   */
  public StoredHistory(ConversationStore store, Header header, List<Message> instructions) {
    this.store = store;
    this.id = header.id();
    this.last = header.last();
    this.instructions = List.copyOf(instructions);
  }

  /** The running size of a conversation before that entry, in rough tokens. */
  public static long sizeBefore(Sequence sequence) {
    return (sequence.value() - 1) * SIZE;
  }

  @Override
  public Iterator<Item> iterator() {
    return new Pages();
  }

  private Item item(Entry entry) {
    long sequence = entry.sequence().value();
    Message message = entry.message();
    if (message == null) {
      return new Skipped(sequence, Ledger.Fate.DROPPED, "deleted");
    }
    if (entry.status() == EntryStatus.INCOMPLETE) {
      return new Skipped(sequence, Ledger.Fate.DROPPED, "its turn was never completed");
    }
    if (message.isInstruction()) {
      return instructions.contains(message)
          ? new Skipped(sequence, Ledger.Fate.KEPT, INSTRUCTION)
          : new Skipped(sequence, Ledger.Fate.DROPPED, "a newer system message holds");
    }
    return new Said(new Placed(sequence, message, sizeBefore(entry.sequence())));
  }

  private final class Pages implements Iterator<Item> {
    private Iterator<Entry> page = List.<Entry>of().iterator();
    private @Nullable Sequence before = last.plus(1);

    @Override
    public boolean hasNext() {
      if (!page.hasNext() && before != null) {
        List<Entry> entries = store.newest(id, before, PAGE);
        before = entries.size() < PAGE ? null : entries.getLast().sequence();
        page = entries.iterator();
      }
      return page.hasNext();
    }

    @Override
    public Item next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return item(page.next());
    }
  }
}

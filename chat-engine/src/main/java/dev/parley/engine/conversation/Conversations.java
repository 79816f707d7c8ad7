// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.ToolResults;
import dev.parley.domain.conversation.Branch;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.LogTree;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an owner does with conversations beside chatting. Another owner's conversation is not found,
 * like one that is not there.
 */
public final class Conversations {
  /** The longest query of a search, in characters. */
  public static final int LONGEST_QUERY = 200;

  private final ConversationStore store;
  private final ConversationSearch search;
  private final Turns turns;
  private final Clock clock;
  private final Supplier<String> ids;
  private final Removals removals;

  /** Conversations that can't be searched, until {@link #withSearch} says how. */
  public Conversations(ConversationStore store, Turns turns, Clock clock, Supplier<String> ids) {
    this(store, new NoSearch(), turns, clock, ids, Removals.NONE);
  }

  private Conversations(
      ConversationStore store,
      ConversationSearch search,
      Turns turns,
      Clock clock,
      Supplier<String> ids,
      Removals removals) {
    this.store = store;
    this.search = search;
    this.turns = turns;
    this.clock = clock;
    this.ids = ids;
    this.removals = removals;
  }

  /** The same conversations, searched by that. */
  public Conversations withSearch(ConversationSearch value) {
    return new Conversations(store, value, turns, clock, ids, removals);
  }

  /** The same conversations; that is told what is removed of them. */
  public Conversations withRemovals(Removals value) {
    return new Conversations(store, search, turns, clock, ids, value);
  }

  /** Begins a conversation under an id of its own, with what was said before. */
  public Header create(Owner owner, Map<String, String> metadata, List<Message> messages) {
    ToolResults.check(List.of(), messages);
    ConversationId id = new ConversationId("conv_" + ids.get());
    Header unborn = Unborn.header(id, owner, clock.instant()).withMetadata(metadata);
    return append(unborn, List.of(), numbered(unborn, messages));
  }

  /**
   * The conversation.
   *
   * @throws NotFoundException {@code conversation_not_found}
   */
  public Header get(Owner owner, ConversationId id) {
    return store
        .header(id)
        .filter(header -> header.owner().equals(owner))
        .orElseThrow(() -> unknown(id));
  }

  /**
   * The owner's conversations, the last updated first.
   *
   * @param after the last one of the page before; null for the first page
   * @param limit 1 to {@link ConversationStore#LARGEST_PAGE}
   * @throws NotFoundException {@code conversation_not_found}, for an {@code after} that is not
   *     there
   */
  public List<Header> list(Owner owner, @Nullable ConversationId after, int limit) {
    return store.list(owner, after == null ? null : get(owner, after), limit);
  }

  /**
   * The owner's conversations in which all words of the query occur, the best first, as {@link
   * ConversationSearch#search} has it.
   *
   * @param query at most {@link #LONGEST_QUERY} characters
   * @param limit 1 to {@link ConversationSearch#LARGEST_PAGE}
   * @throws NotFoundException {@code search_not_available}, when the store has no search
   */
  public List<Found> search(Owner owner, String query, int limit) {
    if (query.length() > LONGEST_QUERY) {
      throw new InvalidRequestException(
          "q",
          query,
          "it has %d characters, give at most %d; fewer words find more"
              .formatted(query.length(), LONGEST_QUERY));
    }
    return search.search(owner, query, limit);
  }

  /** Replaces the metadata. */
  public Header describe(Owner owner, ConversationId id, Map<String, String> metadata) {
    while (true) {
      Header next = get(owner, id).advance(0, clock.instant()).withMetadata(metadata);
      try {
        store.write(next, List.of());
        return next;
      } catch (ConflictException e) {
        // Another was faster: look again.
      }
    }
  }

  /** Removes the conversation and all that was said in it. */
  public void delete(Owner owner, ConversationId id) {
    Header removed = get(owner, id);
    store.delete(id);
    removals.removed(removed);
  }

  /**
   * Adds messages at the end of the branch in use, without asking a model. Waits for an open turn
   * like a turn does. Returns the new entries.
   */
  public List<Entry> add(Owner owner, ConversationId id, List<Message> messages) {
    Instant deadline = turns.deadline();
    while (true) {
      Header current = turns.free(owner, id, deadline, () -> false);
      if (current.version() == 0) {
        throw unknown(id);
      }
      List<Entry> dead = turns.deadEntries(current);
      Header closed = new BranchChoice(store, turns.closed(current, dead)).goingOnAfter(null);
      ToolResults.check(turns.recent(closed, dead, messages), messages);
      try {
        List<Entry> added = numbered(closed, messages);
        Header unused = append(current, dead, added);
        return added;
      } catch (ConflictException e) {
        // Another was faster: look again.
      }
    }
  }

  private List<Entry> numbered(Header header, List<Message> messages) {
    return TurnEntries.number(header, null, messages, EntryStatus.COMPLETED, clock.instant());
  }

  /** Appends, and closes a turn that died. */
  private Header append(Header current, List<Entry> dead, List<Entry> added) {
    List<Entry> entries = Stream.concat(dead.stream(), added.stream()).toList();
    List<Message> said =
        entries.stream()
            .filter(entry -> entry.status() == EntryStatus.COMPLETED)
            .map(Entry::message)
            .filter(Objects::nonNull)
            .toList();
    Header next =
        TurnEntries.instructed(current.append(entries, clock.instant()), said).withOpenTurn(null);
    next = Titles.given(next, entries.stream());
    store.write(next, entries);
    return next;
  }

  /**
   * An entry that is not deleted; one of a turn that is still open too.
   *
   * @throws NotFoundException {@code item_not_found}
   */
  public Entry entry(Owner owner, ConversationId id, Sequence sequence) {
    return entry(get(owner, id), sequence);
  }

  private Entry entry(Header header, Sequence sequence) {
    return store
        .entry(header.id(), sequence)
        .or(() -> pending(header).stream().filter(e -> e.sequence().equals(sequence)).findFirst())
        .filter(entry -> !entry.isDeleted())
        .orElseThrow(
            () ->
                new NotFoundException(
                    "item_not_found",
                    sequence.itemId()
                        + " is no item of conversation "
                        + header.id()
                        + "; list them under /items"));
  }

  /**
   * Removes an entry's message for good. Instructions no longer hold once they are removed; a title
   * and a summary that were made from the message go with it.
   *
   * @throws ConflictException {@code conversation_busy}, when its turn is not over yet
   */
  public Header deleteEntry(Owner owner, ConversationId id, Sequence sequence) {
    Header header = get(owner, id);
    Entry entry = entry(header, sequence);
    if (sequence.compareTo(header.last()) > 0) {
      throw new ConflictException(
          "conversation_busy",
          sequence.itemId() + " belongs to a turn that is still open; delete it when that is over");
    }
    Header before = withoutTraces(owner, header, entry);
    store.deleteEntry(id, sequence);
    // a summary that was being written meanwhile may tell of it
    Header next = store.header(id).map(now -> withoutTraces(owner, now, entry)).orElse(before);
    removals.removed(next, sequence);
    return next;
  }

  private Header withoutTraces(Owner owner, Header header, Entry removed) {
    Header current = header;
    Message message = removed.message();
    while (message != null
        && (current.instructions().contains(message)
            || Titles.isOf(current, message)
            || isSummed(current, removed))) {
      Header next =
          current
              .advance(0, clock.instant())
              .withInstructions(
                  current.instructions().stream().filter(said -> !said.equals(message)).toList());
      if (Titles.isOf(current, message)) {
        next = Titles.given(next.withTitle(null), beginning(current, removed));
      }
      if (isSummed(current, removed)) {
        next = next.withSummary(null); // a later turn has another written
      }
      try {
        store.write(next, List.of());
        return next;
      } catch (ConflictException e) {
        current = get(owner, header.id());
      }
    }
    return current;
  }

  /** Whether the summary may tell of it. */
  private static boolean isSummed(Header header, Entry entry) {
    Summary summary = header.summary();
    return summary != null
        && entry.status() == EntryStatus.COMPLETED
        && entry.sequence().compareTo(summary.covers()) <= 0
        && header.branch().contains(entry.sequence());
  }

  /** What was said first, without that. */
  private Stream<Entry> beginning(Header header, Entry without) {
    Sequence end = new Sequence(BranchLog.PAGE + 1L);
    List<Entry> first = store.newest(header.id(), end, BranchLog.PAGE).reversed();
    return Stream.concat(first.stream(), pending(header).stream())
        .filter(entry -> !entry.sequence().equals(without.sequence()));
  }

  /**
   * Entries of the branch in use that are not deleted, newest first. What a turn that is still open
   * brought stands at the front, as incomplete.
   *
   * @param before the place after the newest that is wanted; beyond the end for all
   */
  public List<Entry> newest(Owner owner, ConversationId id, Sequence before, int limit) {
    Header header = get(owner, id);
    List<Entry> page = new ArrayList<>();
    pending(header).reversed().stream()
        .filter(entry -> entry.sequence().compareTo(before) < 0)
        .limit(limit)
        .forEach(page::add);
    // what is appended while this reads stands in the open turn already
    Branch wanted = header.branch().before(before);
    BranchLog.stream(new BranchLog(store, id, wanted).newestFirst(limit))
        .filter(entry -> !entry.isDeleted())
        .limit(limit - page.size())
        .forEach(page::add);
    return page;
  }

  /**
   * Entries of the branch in use that are not deleted, oldest first, after that place. What a turn
   * that is still open brought stands at the end.
   */
  public List<Entry> oldest(Owner owner, ConversationId id, Sequence after, int limit) {
    Header header = get(owner, id);
    Branch wanted = header.branch().after(after);
    Stream<Entry> stored = BranchLog.stream(new BranchLog(store, id, wanted).oldestFirst(limit));
    Stream<Entry> open =
        pending(header).stream().filter(entry -> entry.sequence().compareTo(after) > 0);
    return Stream.concat(stored.filter(entry -> !entry.isDeleted()), open).limit(limit).toList();
  }

  /**
   * What else was said in the place of these entries: for each that is one of several, all of them,
   * itself included, the oldest first. Those that were deleted are left out.
   */
  public Map<Sequence, List<Sequence>> siblings(
      Owner owner, ConversationId id, List<Entry> entries) {
    Header header = get(owner, id);
    LogTree tree = header.append(pending(header), clock.instant()).tree();
    Map<Sequence, List<Sequence>> all = new HashMap<>();
    for (Entry entry : entries) {
      List<Sequence> siblings = tree.siblings(entry.sequence());
      if (siblings.size() > 1) {
        List<Sequence> there =
            siblings.stream()
                .filter(each -> each.equals(entry.sequence()) || isThere(header, each))
                .toList();
        if (there.size() > 1) {
          all.put(entry.sequence(), there);
        }
      }
    }
    return all;
  }

  private boolean isThere(Header header, Sequence sequence) {
    return sequence.compareTo(header.last()) > 0
        || store.entry(header.id(), sequence).filter(entry -> !entry.isDeleted()).isPresent();
  }

  /**
   * Puts the newest branch in use that leads through an entry. Waits for an open turn like a turn
   * does.
   *
   * @throws NotFoundException {@code item_not_found}
   * @throws ConflictException {@code conversation_busy}
   */
  public Header use(Owner owner, ConversationId id, Sequence sequence) {
    Instant deadline = turns.deadline();
    while (true) {
      Header current = turns.free(owner, id, deadline, () -> false);
      if (current.version() == 0) {
        throw unknown(id);
      }
      Entry wanted = entry(current, sequence);
      List<Entry> dead = turns.deadEntries(current);
      Header closed = turns.closed(current, dead);
      try {
        if (dead.isEmpty()) {
          Header next = new BranchChoice(store, closed).through(wanted.sequence());
          store.write(next, dead);
          return next;
        }
        store.write(closed, dead); // it may be what is wanted, so it is stored first
      } catch (ConflictException e) {
        // Another was faster: look again.
      }
    }
  }

  private static List<Entry> pending(Header header) {
    OpenTurn turn = header.openTurn();
    return turn == null ? List.of() : TurnEntries.pending(header, turn);
  }

  static NotFoundException unknown(ConversationId id) {
    return new NotFoundException(
        "conversation_not_found",
        "conversation "
            + id
            + " is not there; create it with POST /v1/conversations or by chatting under its id");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.port.ConversationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Headers and entries for the contract, and the shortest way to write them. */
final class Logs {
  static final Instant START = Instant.parse("2026-01-02T03:04:05.123456789Z");
  static final Owner ANN = new Owner("ann");
  static final Owner BEN = new Owner("ben");

  private Logs() {}

  static ConversationId id(String value) {
    return new ConversationId(value);
  }

  /** A header at version 1 whose log ends at {@code last}. */
  static Header first(String id, Owner owner, long last) {
    return header(id, owner, last, START);
  }

  static Header header(String id, Owner owner, long last, Instant updatedAt) {
    Header empty = Header.create(id(id), owner, START);
    return at(empty.advance(0, updatedAt), 1, last);
  }

  /** The header with another version and another end of its log. */
  static Header at(Header header, long version, long last) {
    Branches single = Branches.single(new Sequence(last), header.branches().size());
    return header(header, version, new Sequence(last), single);
  }

  /** The header with these branches. */
  static Header forked(Header header, Branches branches) {
    return header(header, header.version(), header.last(), branches);
  }

  private static Header header(Header header, long version, Sequence last, Branches branches) {
    return new Header(
        header.id(),
        header.owner(),
        version,
        last,
        branches,
        header.instructions(),
        header.title(),
        header.openTurn(),
        header.summary(),
        header.metadata(),
        header.createdAt(),
        header.updatedAt());
  }

  static Entry entry(long sequence, Message message) {
    return new Entry(
        new Sequence(sequence),
        new TurnId("turn"),
        EntryStatus.COMPLETED,
        START,
        10 * (sequence - 1),
        message);
  }

  /** Entries from {@code first} on, one for each text. */
  static List<Entry> entries(long first, String... texts) {
    List<Entry> entries = new ArrayList<>();
    for (String text : texts) {
      entries.add(entry(first + entries.size(), Message.user(text)));
    }
    return entries;
  }

  /** As many entries from {@code first} on. */
  static List<Entry> entries(long first, int count) {
    return LongStream.range(first, first + count)
        .mapToObj(sequence -> entry(sequence, Message.user("entry " + sequence)))
        .toList();
  }

  /** A new conversation of {@link #ANN} with as many entries. */
  static Header begin(ConversationStore store, String id, int entries) {
    Header header = first(id, ANN, entries);
    store.write(header, entries(1, entries));
    return header;
  }

  /** The conversation with as many entries more. */
  static Header append(ConversationStore store, Header stored, int entries) {
    Header next = stored.advance(entries, stored.updatedAt().plusSeconds(1));
    store.write(next, entries(stored.last().value() + 1, entries));
    return next;
  }

  static List<Long> sequences(List<Entry> entries) {
    return entries.stream().map(entry -> entry.sequence().value()).toList();
  }

  /** {@code from}, {@code from - 1}, … {@code to}. */
  static List<Long> down(long from, long to) {
    return LongStream.iterate(from, sequence -> sequence >= to, sequence -> sequence - 1)
        .boxed()
        .toList();
  }

  /** The whole log, oldest first. */
  static List<Entry> all(ConversationStore store, ConversationId id) {
    List<Entry> all = new ArrayList<>();
    List<Entry> page = store.newest(id, null, ConversationStore.LARGEST_PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = store.newest(id, page.getLast().sequence(), ConversationStore.LARGEST_PAGE);
    }
    return all.reversed();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.engine.conversation.Conversations;
import dev.parley.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A page of a conversation's items. */
record ItemPage(List<Item> items, boolean hasMore) {
  private static final Sequence BEYOND_ALL = new Sequence(Long.MAX_VALUE);

  ItemPage {
    items = List.copyOf(items);
  }

  /** All items of these entries. */
  static ItemPage of(List<Entry> entries) {
    return new ItemPage(
        entries.stream().flatMap(entry -> Items.of(entry).stream()).toList(), false);
  }

  static ItemPage read(Conversations conversations, Owner owner, ConversationId id, PageAsk ask) {
    // An entry has one item at least; that of the page before may have some left.
    int entries = ask.limit() + 2;
    List<Entry> read =
        switch (ask.order()) {
          case NEWEST_FIRST -> conversations.newest(owner, id, before(ask), entries);
          case OLDEST_FIRST -> conversations.oldest(owner, id, after(ask), entries);
        };
    Map<Sequence, List<Sequence>> siblings = conversations.siblings(owner, id, read);
    List<Item> found =
        read.stream()
            .flatMap(entry -> items(entry, siblings, ask))
            .limit(ask.limit() + 1L)
            .toList();
    boolean more = found.size() > ask.limit();
    return new ItemPage(more ? found.subList(0, ask.limit()) : found, more);
  }

  /** Those of an entry that the page before did not end with. */
  private static Stream<Item> items(
      Entry entry, Map<Sequence, List<Sequence>> siblings, PageAsk ask) {
    ItemId after = ask.after();
    List<Item> items = Items.of(entry, siblings.getOrDefault(entry.sequence(), List.of()));
    return switch (ask.order()) {
      case NEWEST_FIRST ->
          items.reversed().stream().filter(item -> after == null || item.id().compareTo(after) < 0);
      case OLDEST_FIRST ->
          items.stream().filter(item -> after == null || item.id().compareTo(after) > 0);
    };
  }

  private static Sequence before(PageAsk ask) {
    ItemId after = ask.after();
    return after == null ? BEYOND_ALL : after.sequence().plus(1);
  }

  private static Sequence after(PageAsk ask) {
    ItemId after = ask.after();
    return after == null ? Sequence.NONE : new Sequence(Math.max(0, after.sequence().value() - 1));
  }

  /** Writes it; OpenAI's lists name their ends with strings, also where there is none. */
  void write(JsonWriter out) {
    out.beginObject().field("object", "list").name("data").beginArray();
    items.forEach(item -> item.write(out));
    out.endArray()
        .field("first_id", items.isEmpty() ? "" : items.getFirst().id().toString())
        .field("last_id", items.isEmpty() ? "" : items.getLast().id().toString())
        .field("has_more", hasMore)
        .endObject();
  }
}

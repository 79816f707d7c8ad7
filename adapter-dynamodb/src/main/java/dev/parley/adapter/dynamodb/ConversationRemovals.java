// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Removes conversations and the texts of entries. A conversation's header loses all that it says
 * first, so that nobody sees the conversation any more; then its entries go, and the header last.
 * Who dies in between leaves a header that the index has as nobody's, by which it is finished
 * later. What a new conversation of the same name wrote meanwhile stays.
 */
final class ConversationRemovals {
  private static final String EMPTY_HEADER =
      "set #owner = :nobody, #updated = :now, #write_id = :write"
          + " remove #version, #last, #header, #parts, #owner_name, #writer_id";
  private static final String ERASE = "remove #role, #content, #call";
  private static final String NOT_NEWER = "#began_at <= :began";

  private final ConversationTable table;
  private final Clock clock;

  ConversationRemovals(ConversationTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Removes a conversation, or what is left of one. */
  void delete(ConversationId id) {
    var unused = delete(id, Expression.of("attribute_exists(#conversation_id)"));
  }

  /** Removes a conversation that stands at this header; whether it did. */
  boolean delete(Header expected) {
    return delete(
        expected.id(),
        new Expression(
            "#version = :version and #owner = :owner and #began_at = :began_at",
            Map.of(
                ":version", Values.number(expected.version()),
                ":owner", Values.string(Values.key(expected.owner().value())),
                ":began_at", HeaderItem.began(expected))));
  }

  /** Removes a conversation that the index has at this position and still is there. */
  boolean delete(ConversationId id, String position) {
    return delete(
        id,
        Expression.of("attribute_exists(#version) and #updated = :seen")
            .with(":seen", Values.string(position)));
  }

  /** Ends what somebody began and left: a removal, or a conversation that was never there. */
  void finish(Map<String, AttributeValue> nobodys) {
    var unused =
        delete(
            HeaderItem.id(nobodys),
            Expression.of("attribute_not_exists(#version) and #updated = :seen")
                .with(":seen", Values.required(nobodys, HeaderItem.UPDATED)));
  }

  private boolean delete(ConversationId id, Expression condition) {
    String write = table.calls().chance().name();
    Map<String, AttributeValue> old;
    try {
      old =
          table.update(
              ItemKeys.header(id),
              EMPTY_HEADER,
              condition
                  .with(":nobody", Values.string(HeaderItem.NOBODY))
                  .with(":now", Values.string(HeaderItem.position(clock.instant(), id)))
                  .with(":write", Values.string(write)));
    } catch (ConditionalCheckFailedException e) {
      old = e.hasItem() ? e.item() : Map.of();
      if (!Values.string(write).equals(old.get(HeaderItem.WRITE))) {
        return false;
      }
    }
    AttributeValue began = Values.required(old, HeaderItem.BEGAN);
    removeAll(id, began);
    table.remove(
        ItemKeys.header(id),
        Expression.of("#write_id = :write").with(":write", Values.string(write)));
    return true;
  }

  private void removeAll(ConversationId id, AttributeValue began) {
    table.keys(
        id,
        page ->
            Together.forEach(
                page.stream()
                    .map(key -> Values.required(key, ItemKeys.PLACE))
                    .filter(place -> !place.equals(ItemKeys.HEADER))
                    .toList(),
                place -> remove(id, place, began)));
  }

  /** Removes what lies beside a header that was too large, however many parts it had. */
  void removeParts(Header header, long version) {
    AttributeValue last = ItemKeys.partOfHeader(version, ItemKeys.MOST_PARTS);
    int parts = table.down(header.id(), last, ItemKeys.partOfHeader(version, 1)).size();
    removeParts(header, version, parts);
  }

  /** Removes what lies beside a header that was too large. */
  void removeParts(Header header, long version, int parts) {
    for (int part = 1; part <= parts; part++) {
      remove(header.id(), ItemKeys.partOfHeader(version, part), HeaderItem.began(header));
    }
  }

  void deleteEntry(ConversationId id, Sequence sequence) {
    var header = table.get(ItemKeys.header(id), "#version", "#last", "#began_at");
    long place = sequence.value();
    if (header == null || place < 1 || place > HeaderItem.last(header)) {
      return;
    }
    AttributeValue began = Objects.requireNonNull(header.get(HeaderItem.BEGAN));
    Map<String, AttributeValue> old;
    try {
      old =
          table.update(
              ItemKeys.entry(id, place),
              ERASE,
              Expression.of("#began_at = :began").with(":began", began));
    } catch (ConditionalCheckFailedException e) {
      return;
    }
    for (int part = 1; part <= Body.parts(old); part++) {
      remove(id, ItemKeys.partOfEntry(place, part), began);
    }
  }

  private void remove(ConversationId id, AttributeValue place, AttributeValue began) {
    table.remove(ItemKeys.of(id, place), Expression.of(NOT_NEWER).with(":began", began));
  }
}

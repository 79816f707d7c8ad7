// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes headers and entries. A header alone is one conditional request. With entries it is one
 * transaction, as long as they fit into one. More than that is written group by group behind the
 * end of the log, where it does not count, and the header's write makes it count.
 *
 * <p>Each group requires that its writer is still the one that the header names. Without that, one
 * that was slow, or a request that was late, could write over what another had made count: a plain
 * batch can require nothing, so entries are never written by one.
 */
final class ConversationWrites {
  private static final String MINE = "#writer_id = :writer";

  private final ConversationTable table;
  private final ConversationRemovals removals;
  private final Clock clock;

  ConversationWrites(ConversationTable table, ConversationRemovals removals, Clock clock) {
    this.table = table;
    this.removals = removals;
    this.clock = clock;
  }

  void write(Header next, List<Entry> entries) {
    Numbering numbering = Numbering.of(next, entries);
    if (!numbering.isWhole()) {
      throw numbering.refuse(next, stored(next.id()));
    }
    String write = table.calls().chance().name();
    List<Map<String, AttributeValue>> headerItems = HeaderItem.of(next, write);
    Map<String, AttributeValue> header = headerItems.getLast();
    List<Map<String, AttributeValue>> before = new ArrayList<>();
    for (Entry entry : entries) {
      before.addAll(EntryItem.of(next, entry));
    }
    before.addAll(headerItems.subList(0, headerItems.size() - 1));
    List<List<Map<String, AttributeValue>>> groups = Groups.of(before, header);
    if (groups.isEmpty()) {
      close(next, header, numbering.expected(next), numbering);
    } else if (groups.size() == 1) {
      together(next, header, groups.getFirst(), numbering);
    } else {
      oneByOne(next, header, groups, numbering);
    }
  }

  /** Puts the header where the condition holds, and removes what the one before left beside it. */
  private void close(
      Header next, Map<String, AttributeValue> header, Expression condition, Numbering numbering) {
    Map<String, AttributeValue> old;
    try {
      old = table.put(header, condition);
    } catch (ConditionalCheckFailedException e) {
      old = e.hasItem() ? e.item() : Map.of();
      if (!isOwn(header, old)) {
        throw numbering.refuse(next, old);
      }
      // the answer that told of the header before was lost
      removals.removeParts(next, next.version() - 1);
      return;
    }
    removals.removeParts(next, HeaderItem.version(old), Body.parts(old));
  }

  private void together(
      Header next,
      Map<String, AttributeValue> header,
      List<Map<String, AttributeValue>> group,
      Numbering numbering) {
    int parts = 0;
    while (true) {
      Map<String, AttributeValue> stored = transact(next, header, group, numbering, parts);
      if (stored == null || isOwn(header, stored)) {
        removals.removeParts(next, next.version() - 1, parts);
        return;
      }
      if (Body.parts(stored) == parts || !numbering.fits(next, stored)) {
        throw numbering.refuse(next, stored);
      }
      // the header before is one that was too large: what lies beside it goes with it
      parts = Body.parts(stored);
    }
  }

  /** Null when it was written, or else the header that is there. */
  private @Nullable Map<String, AttributeValue> transact(
      Header next,
      Map<String, AttributeValue> header,
      List<Map<String, AttributeValue>> group,
      Numbering numbering,
      int parts) {
    Expression expected = numbering.expected(next);
    Expression condition =
        parts == 0
            ? new Expression(
                expected.text() + " and attribute_not_exists(#parts)", expected.values())
            : new Expression(expected.text() + " and #parts = :parts", expected.values())
                .with(":parts", Values.number(parts));
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(table.writing(header, condition));
    group.forEach(item -> writes.add(table.writing(item)));
    try {
      table.transact(writes, token(header, "t" + parts));
      return null;
    } catch (TransactionCanceledException e) {
      var reason = e.cancellationReasons().getFirst();
      return reason.hasItem() ? reason.item() : stored(next.id());
    }
  }

  private void oneByOne(
      Header next,
      Map<String, AttributeValue> header,
      List<List<Map<String, AttributeValue>>> groups,
      Numbering numbering) {
    AttributeValue writer = Values.required(header, HeaderItem.WRITE);
    Expression mine = Expression.of(MINE).with(":writer", writer);
    claim(next, writer, numbering);
    for (int group = 0; group < groups.size(); group++) {
      List<TransactWriteItem> writes = new ArrayList<>();
      writes.add(table.requiring(ItemKeys.header(next.id()), mine));
      groups.get(group).forEach(item -> writes.add(table.writing(item)));
      try {
        table.transact(writes, token(header, "g" + group));
      } catch (TransactionCanceledException e) {
        throw numbering.refuse(next, stored(next.id()));
      }
    }
    Expression expected = numbering.expected(next);
    close(
        next,
        header,
        new Expression(expected.text() + " and " + MINE, expected.values()).with(":writer", writer),
        numbering);
  }

  /** Makes this the only writer of what does not count yet. */
  private void claim(Header next, AttributeValue writer, Numbering numbering) {
    String update = "set #writer_id = :writer";
    Expression condition = numbering.expected(next).with(":writer", writer);
    if (next.version() == 1) {
      update += ", #owner = :nobody, #updated = :now, #began_at = :began, #write_id = :writer";
      condition =
          condition
              .with(":nobody", Values.string(HeaderItem.NOBODY))
              .with(":now", Values.string(HeaderItem.position(clock.instant(), next.id())))
              .with(":began", HeaderItem.began(next));
    }
    try {
      var unused = table.update(ItemKeys.header(next.id()), update, condition);
    } catch (ConditionalCheckFailedException e) {
      throw numbering.refuse(next, e.hasItem() ? e.item() : Map.of());
    }
  }

  private Map<String, AttributeValue> stored(ConversationId id) {
    var item = table.get(ItemKeys.header(id));
    return item == null ? Map.of() : item;
  }

  private static boolean isOwn(
      Map<String, AttributeValue> header, Map<String, AttributeValue> stored) {
    return !HeaderItem.isNone(stored)
        && Values.required(header, HeaderItem.WRITE).equals(stored.get(HeaderItem.WRITE));
  }

  private static String token(Map<String, AttributeValue> header, String what) {
    return Values.string(header, HeaderItem.WRITE) + what;
  }
}

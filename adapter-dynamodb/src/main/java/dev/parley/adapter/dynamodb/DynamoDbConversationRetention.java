// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.json.Times;
import dev.parley.port.ConversationRetention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Removes what was not used for long, and finishes what somebody who died left unfinished. Each
 * call reads the whole index, about 200 bytes a conversation: an index by time would cost a write
 * more with every write of a header.
 */
final class DynamoDbConversationRetention implements ConversationRetention {
  /** Whoever began something and did not end it within this time is dead. */
  private static final Duration DEAD = Duration.ofHours(1);

  private static final Comparator<Row> OLDEST_FIRST = Comparator.comparing(Row::position);

  private final DynamoDbConversationStore store;
  private final Clock clock;

  DynamoDbConversationRetention(DynamoDbConversationStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Row(String position, ConversationId id) {}

  @Override
  public int deleteUnused(Instant before, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    finishWhatWasLeft();
    int deleted = 0;
    for (Row row : oldest(before, limit)) {
      if (store.removals().delete(row.id(), row.position())) {
        deleted++;
      }
    }
    return deleted;
  }

  private List<Row> oldest(Instant before, int limit) {
    PriorityQueue<Row> oldest = new PriorityQueue<>(OLDEST_FIRST.reversed());
    store
        .index()
        .scan(
            item -> {
              Row row = row(item);
              if (isUnused(item, row, before)) {
                oldest.add(row);
              }
              if (oldest.size() > limit) {
                oldest.remove();
              }
            });
    return oldest.stream().sorted(OLDEST_FIRST).toList();
  }

  private static boolean isUnused(Map<String, AttributeValue> item, Row row, Instant before) {
    return !Values.string(item, HeaderItem.OWNER).equals(HeaderItem.NOBODY)
        && HeaderItem.updatedAt(row.position()).isBefore(before);
  }

  private static Row row(Map<String, AttributeValue> item) {
    return new Row(Values.string(item, HeaderItem.UPDATED), HeaderItem.id(item));
  }

  private void finishWhatWasLeft() {
    String before = Times.text("before", clock.instant().minus(DEAD));
    store.index().nobodys(before).forEach(store.removals()::finish);
  }
}

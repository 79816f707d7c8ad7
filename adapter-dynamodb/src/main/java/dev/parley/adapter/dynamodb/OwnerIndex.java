// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Conversations by owner and time. The index has keys alone, since a header is written several
 * times a turn: headers are read from the table, so that what a list shows is never old. Its order
 * may be, by what DynamoDB takes to bring an index up to date, mostly less than a second.
 */
final class OwnerIndex {
  static final String NAME = "by_owner";
  private static final int MOST_AT_ONCE = 100;
  private static final Comparator<Header> NEWEST_FIRST =
      Comparator.comparing((Header header) -> HeaderItem.position(header.updatedAt(), header.id()))
          .reversed();

  private final ConversationTable table;
  private final ConversationReads reads;

  OwnerIndex(ConversationTable table, ConversationReads reads) {
    this.table = table;
    this.reads = reads;
  }

  List<Header> list(Owner owner, @Nullable Header after, int limit) {
    String end = after == null ? null : HeaderItem.position(after.updatedAt(), after.id());
    // what was said in since the page before stands before it now
    Predicate<Header> listed =
        header ->
            header.owner().equals(owner)
                && (after == null || NEWEST_FIRST.compare(header, after) > 0);
    Map<ConversationId, Header> found = new HashMap<>();
    AttributeValue key = Values.string(Values.key(owner.value()));
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryResponse page = page(key, end, from, limit - found.size());
      headers(page.items()).stream()
          .filter(listed)
          .forEach(header -> found.put(header.id(), header));
      from = page.lastEvaluatedKey();
    } while (found.size() < limit && !from.isEmpty());
    return found.values().stream().sorted(NEWEST_FIRST).toList();
  }

  /** Headers that are none, from before that position: left by who died. */
  List<Map<String, AttributeValue>> nobodys(String before) {
    return page(Values.string(HeaderItem.NOBODY), before, Map.of(), MOST_AT_ONCE).items();
  }

  private QueryResponse page(
      AttributeValue owner, @Nullable String before, Map<String, AttributeValue> from, int limit) {
    Expression all = Expression.of("#owner = :owner").with(":owner", owner);
    Expression keys =
        before == null
            ? all
            : new Expression(all.text() + " and #updated < :before", all.values())
                .with(":before", Values.string(before));
    return table
        .calls()
        .call(
            client ->
                client.query(
                    request -> {
                      request
                          .tableName(table.name())
                          .indexName(NAME)
                          .keyConditionExpression(keys.text())
                          .expressionAttributeNames(keys.names())
                          .expressionAttributeValues(keys.values())
                          .scanIndexForward(false)
                          .limit(limit);
                      if (!from.isEmpty()) {
                        request.exclusiveStartKey(from);
                      }
                    }));
  }

  /** The headers that these rows of the index stand for; those that are gone are left out. */
  private List<Header> headers(List<Map<String, AttributeValue>> rows) {
    List<Header> headers = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += MOST_AT_ONCE) {
      List<Map<String, AttributeValue>> keys =
          rows.subList(from, Math.min(rows.size(), from + MOST_AT_ONCE)).stream()
              .map(row -> ItemKeys.header(HeaderItem.id(row)))
              .toList();
      for (Map<String, AttributeValue> item : items(keys)) {
        if (!HeaderItem.isNone(item)) {
          add(headers, item);
        }
      }
    }
    return headers;
  }

  private void add(List<Header> headers, Map<String, AttributeValue> item) {
    if (Body.parts(item) > 0) {
      reads.header(HeaderItem.id(item)).ifPresent(headers::add);
    } else {
      headers.add(reads.steady(HeaderItem.id(item), () -> reads.header(item)));
    }
  }

  private List<Map<String, AttributeValue>> items(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Backoff backoff = table.calls().backoff();
    KeysAndAttributes wanted = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    while (true) {
      KeysAndAttributes asked = wanted;
      var response =
          table
              .calls()
              .call(
                  client -> client.batchGetItem(r -> r.requestItems(Map.of(table.name(), asked))));
      List<Map<String, AttributeValue>> got =
          response.responses().getOrDefault(table.name(), List.of());
      items.addAll(got);
      KeysAndAttributes left = response.unprocessedKeys().get(table.name());
      if (left == null || left.keys().isEmpty()) {
        return items;
      }
      wanted = left;
      if (got.isEmpty() && !backoff.pause()) {
        throw table.calls().crowded();
      }
    }
  }

  /** Looks at every row of the index. */
  void scan(java.util.function.Consumer<Map<String, AttributeValue>> row) {
    Map<String, AttributeValue> from = Map.of();
    do {
      ScanResponse page = scan(from, null);
      page.items().forEach(row);
      from = page.lastEvaluatedKey();
    } while (!from.isEmpty());
  }

  /**
   * Rows of the index.
   *
   * @param after where the page before ended; empty for the first one
   * @param limit how many at most; null for as many as fit
   */
  ScanResponse scan(Map<String, AttributeValue> after, @Nullable Integer limit) {
    return table
        .calls()
        .call(
            client ->
                client.scan(
                    request -> {
                      request.tableName(table.name()).indexName(NAME).limit(limit);
                      if (!after.isEmpty()) {
                        request.exclusiveStartKey(after);
                      }
                    }));
  }
}

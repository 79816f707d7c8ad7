// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.Times;
import dev.parley.json.Wtf8;
import dev.parley.port.RecordStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Records in a table of DynamoDB. One whose time is over counts as none at once; DynamoDB removes
 * it for good later, mostly within days.
 */
final class DynamoDbRecordStore implements RecordStore {
  private static final String ALIVE = "(attribute_not_exists(#expires_at) or #expires_at > :now)";
  private static final String STANDS = "#version = :version and " + ALIVE;
  private static final String ABSENT = "attribute_not_exists(#version) or #expires_at <= :now";

  private final Calls calls;
  private final String table;
  private final Clock clock;

  DynamoDbRecordStore(Calls calls, Clock clock) {
    this.calls = calls;
    this.table = calls.settings().records();
    this.clock = clock;
  }

  @Override
  public Optional<Stored> get(Key key) {
    var response =
        calls.call(
            client ->
                client.getItem(
                    request ->
                        request.tableName(table).key(RecordItem.key(key)).consistentRead(true)));
    return response.hasItem()
        ? Optional.of(RecordItem.read(key.collection(), response.item())).filter(this::isAlive)
        : Optional.empty();
  }

  @Override
  public long put(Key key, RawJson document, long expected, @Nullable Instant expiresAt) {
    int bytes = Wtf8.encode(document.text()).length;
    if (bytes > LARGEST_BYTES) {
      throw new InvalidRequestException(
          "document", bytes + " bytes", "keep it to " + LARGEST_BYTES + " bytes of UTF-8");
    }
    String write = calls.chance().name();
    var item = RecordItem.of(new Stored(key, document, expected + 1, expiresAt), write);
    Expression condition = expected == 0 ? now(Expression.of(ABSENT)) : stands(expected);
    try {
      var unused =
          calls.call(
              client ->
                  client.putItem(
                      request ->
                          request
                              .tableName(table)
                              .item(item)
                              .conditionExpression(condition.text())
                              .expressionAttributeNames(condition.names())
                              .expressionAttributeValues(condition.values())
                              .returnValuesOnConditionCheckFailure(
                                  ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    } catch (ConditionalCheckFailedException e) {
      Map<String, AttributeValue> there = e.hasItem() ? e.item() : Map.of();
      if (!RecordItem.isOf(there, write)) {
        throw conflict(key, there, expected);
      }
    }
    return expected + 1;
  }

  private ConflictException conflict(Key key, Map<String, AttributeValue> there, long expected) {
    long version = there.isEmpty() ? 0 : RecordItem.read(key.collection(), there).version();
    return new ConflictException(
        "version_conflict",
        "record %s/%s is at version %d, not %d: another writer was faster; read it again"
            .formatted(key.collection(), key.name(), version, expected));
  }

  @Override
  public boolean delete(Key key, long expected) {
    if (expected < 1) {
      return false;
    }
    Expression condition = stands(expected);
    try {
      var unused =
          calls.callOnce(
              client ->
                  client.deleteItem(
                      request ->
                          request
                              .tableName(table)
                              .key(RecordItem.key(key))
                              .conditionExpression(condition.text())
                              .expressionAttributeNames(condition.names())
                              .expressionAttributeValues(condition.values())));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public List<Stored> list(String collection, @Nullable String after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    Expression all =
        Expression.of("#collection = :collection")
            .with(":collection", Values.string(Values.key(collection)));
    Expression keys =
        after == null || after.isEmpty()
            ? all
            : new Expression(all.text() + " and #name > :after", all.values())
                .with(":after", Values.bytes(RecordKeys.bytes(after)));
    List<Stored> found = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryResponse page = page(now(keys), from, limit - found.size());
      page.items().forEach(item -> found.add(RecordItem.read(collection, item)));
      from = page.lastEvaluatedKey();
    } while (found.size() < limit && !from.isEmpty());
    return List.copyOf(found);
  }

  private QueryResponse page(Expression keys, Map<String, AttributeValue> from, int limit) {
    return calls.call(
        client ->
            client.query(
                request -> {
                  request
                      .tableName(table)
                      .keyConditionExpression(keys.text())
                      .filterExpression(ALIVE)
                      .expressionAttributeNames(Expression.names(keys.text(), ALIVE))
                      .expressionAttributeValues(keys.values())
                      .consistentRead(true)
                      .limit(limit);
                  if (!from.isEmpty()) {
                    request.exclusiveStartKey(from);
                  }
                }));
  }

  private Expression stands(long version) {
    return now(Expression.of(STANDS).with(":version", Values.number(version)));
  }

  private Expression now(Expression expression) {
    return expression.with(":now", Values.string(Times.text("now", clock.instant())));
  }

  private boolean isAlive(Stored stored) {
    return stored.expiresAt() == null || stored.expiresAt().isAfter(clock.instant());
  }
}

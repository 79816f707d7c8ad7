// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The requests that conversations are made of. What is read is read as it was written last. */
final class ConversationTable {
  private final Calls calls;
  private final String table;

  ConversationTable(Calls calls) {
    this.calls = calls;
    this.table = calls.settings().conversations();
  }

  Calls calls() {
    return calls;
  }

  String name() {
    return table;
  }

  /** The item, null where there is none; some attributes of it where {@code only} names them. */
  @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> key, String... only) {
    var response =
        calls.call(
            client ->
                client.getItem(
                    request -> {
                      request.tableName(table).key(key).consistentRead(true);
                      if (only.length > 0) {
                        request
                            .projectionExpression(String.join(", ", only))
                            .expressionAttributeNames(Expression.names(only));
                      }
                    }));
    return response.hasItem() ? response.item() : null;
  }

  /** The items between two places, both included, from the higher to the lower one. */
  List<Map<String, AttributeValue>> down(
      ConversationId id, AttributeValue lowest, AttributeValue highest) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    pages(id, lowest, highest, request -> {}, items::addAll);
    return items;
  }

  /** The keys of all that is there of a conversation, with when it began, page by page. */
  void keys(ConversationId id, Consumer<List<Map<String, AttributeValue>>> page) {
    String projection = "#conversation_id, #message_ts, #began_at";
    pages(
        id,
        null,
        null,
        request ->
            request
                .projectionExpression(projection)
                .expressionAttributeNames(Expression.names(projection)),
        page);
  }

  private void pages(
      ConversationId id,
      @Nullable AttributeValue lowest,
      @Nullable AttributeValue highest,
      Consumer<QueryRequest.Builder> more,
      Consumer<List<Map<String, AttributeValue>>> page) {
    Expression whole =
        Expression.of("#conversation_id = :id").with(":id", Values.string(id.value()));
    Expression keys =
        lowest == null || highest == null
            ? whole
            : new Expression(
                whole.text() + " and #message_ts between :lowest and :highest",
                Map.of(":id", Values.string(id.value()), ":lowest", lowest, ":highest", highest));
    Map<String, AttributeValue> from = Map.of();
    do {
      Map<String, AttributeValue> start = from;
      QueryResponse response =
          calls.call(
              client ->
                  client.query(
                      request -> {
                        request
                            .tableName(table)
                            .keyConditionExpression(keys.text())
                            .expressionAttributeNames(keys.names())
                            .expressionAttributeValues(keys.values())
                            .consistentRead(true)
                            .scanIndexForward(false);
                        more.accept(request);
                        if (!start.isEmpty()) {
                          request.exclusiveStartKey(start);
                        }
                      }));
      page.accept(response.items());
      from = response.lastEvaluatedKey();
    } while (!from.isEmpty());
  }

  /**
   * Puts an item where the condition holds; the one that was there, empty where none was.
   *
   * @throws software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException with the
   *     item that is there, when it does not
   */
  Map<String, AttributeValue> put(Map<String, AttributeValue> item, Expression condition) {
    return calls
        .call(
            client ->
                client.putItem(
                    request -> {
                      request
                          .tableName(table)
                          .item(item)
                          .conditionExpression(condition.text())
                          .expressionAttributeNames(condition.names())
                          .returnValues(ReturnValue.ALL_OLD)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD);
                      if (!condition.values().isEmpty()) {
                        request.expressionAttributeValues(condition.values());
                      }
                    }))
        .attributes();
  }

  /** Changes an item where the condition holds; the item as it was. */
  Map<String, AttributeValue> update(
      Map<String, AttributeValue> key, String update, Expression condition) {
    return calls
        .call(
            client ->
                client.updateItem(
                    request ->
                        request
                            .tableName(table)
                            .key(key)
                            .updateExpression(update)
                            .conditionExpression(condition.text())
                            .expressionAttributeNames(Expression.names(update, condition.text()))
                            .expressionAttributeValues(condition.values())
                            .returnValues(ReturnValue.ALL_OLD)
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .attributes();
  }

  /** Removes an item where the condition holds, or where it is not there. */
  void remove(Map<String, AttributeValue> key, Expression condition) {
    try {
      var unused =
          calls.call(
              client ->
                  client.deleteItem(
                      request ->
                          request
                              .tableName(table)
                              .key(key)
                              .conditionExpression(condition.text())
                              .expressionAttributeNames(condition.names())
                              .expressionAttributeValues(condition.values())));
    } catch (software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException e) {
      // it is another one now, which stays
    }
  }

  /** Writes all of it, or nothing; the same token does it once, however often it is sent. */
  void transact(List<TransactWriteItem> writes, String token) {
    var unused =
        calls.call(
            client ->
                client.transactWriteItems(
                    request -> request.transactItems(writes).clientRequestToken(token)));
  }

  TransactWriteItem writing(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }

  TransactWriteItem writing(Map<String, AttributeValue> item, Expression condition) {
    Put.Builder put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression(condition.text())
            .expressionAttributeNames(condition.names())
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!condition.values().isEmpty()) {
      put.expressionAttributeValues(condition.values());
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  TransactWriteItem requiring(Map<String, AttributeValue> key, Expression condition) {
    return TransactWriteItem.builder()
        .conditionCheck(
            ConditionCheck.builder()
                .tableName(table)
                .key(key)
                .conditionExpression(condition.text())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values())
                .build())
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of the conversations' table as they lie there, whatever they are. */
final class Items {
  private Items() {}

  static List<Map<String, AttributeValue>> of(DynamoDbSettings settings) {
    try (DynamoDbClient client = Clients.client(settings)) {
      return client
          .scanPaginator(request -> request.tableName(settings.conversations()))
          .items()
          .stream()
          .toList();
    }
  }

  /** Writes over an attribute of one of them. */
  static void set(
      DynamoDbSettings settings, Map<String, AttributeValue> key, String attribute, String value) {
    try (DynamoDbClient client = Clients.client(settings)) {
      var unused =
          client.updateItem(
              request ->
                  request
                      .tableName(settings.conversations())
                      .key(key)
                      .updateExpression("set #attribute = :value")
                      .expressionAttributeNames(Map.of("#attribute", attribute))
                      .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(value))));
    }
  }
}

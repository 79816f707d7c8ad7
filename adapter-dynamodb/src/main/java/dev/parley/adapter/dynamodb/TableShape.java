// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What a table looks like.
 *
 * @param sortType of the sort key; the partition key is a string
 * @param index of two strings; null for none
 * @param ttl the attribute by which items expire; null where none do
 */
record TableShape(
    String name,
    Keys keys,
    ScalarAttributeType sortType,
    @Nullable Keys index,
    @Nullable String ttl) {

  /** The attributes of a key. */
  record Keys(String partition, String sort) {
    List<KeySchemaElement> schema() {
      return List.of(
          KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
          KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
    }
  }

  static List<TableShape> all(DynamoDbSettings settings) {
    return List.of(
        new TableShape(
            settings.conversations(),
            new Keys(ItemKeys.CONVERSATION, ItemKeys.PLACE),
            ScalarAttributeType.N,
            new Keys(HeaderItem.OWNER, HeaderItem.UPDATED),
            null),
        new TableShape(
            settings.records(),
            new Keys(RecordItem.COLLECTION, RecordItem.NAME),
            ScalarAttributeType.B,
            null,
            RecordItem.TTL));
  }

  /** Whether a table that is there has these keys. */
  boolean isThatOf(TableDescription table) {
    return table.keySchema().equals(keys.schema())
        && table.attributeDefinitions().containsAll(attributes())
        && (index == null
            || table.globalSecondaryIndexes().stream()
                .anyMatch(
                    each ->
                        each.indexName().equals(OwnerIndex.NAME)
                            && each.keySchema().equals(index.schema())));
  }

  /** A key that an item could have: whoever asks for it learns whether the table is there. */
  Map<String, AttributeValue> someKey() {
    AttributeValue sort =
        sortType == ScalarAttributeType.N ? Values.number(0) : Values.bytes(new byte[1]);
    return Map.of(keys.partition(), Values.string("~"), keys.sort(), sort);
  }

  CreateTableRequest creation(Capacity capacity) {
    ProvisionedThroughput provisioned =
        switch (capacity) {
          case Capacity.OnDemand each -> null;
          case Capacity.Provisioned each ->
              ProvisionedThroughput.builder()
                  .readCapacityUnits(each.reads())
                  .writeCapacityUnits(each.writes())
                  .build();
        };
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .keySchema(keys.schema())
            .attributeDefinitions(attributes())
            .billingMode(
                provisioned == null ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
            .provisionedThroughput(provisioned);
    if (index != null) {
      request.globalSecondaryIndexes(
          GlobalSecondaryIndex.builder()
              .indexName(OwnerIndex.NAME)
              .keySchema(index.schema())
              .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
              .provisionedThroughput(provisioned)
              .build());
    }
    return request.build();
  }

  private List<AttributeDefinition> attributes() {
    List<AttributeDefinition> attributes = new ArrayList<>();
    attributes.add(attribute(keys.partition(), ScalarAttributeType.S));
    attributes.add(attribute(keys.sort(), sortType));
    if (index != null) {
      attributes.add(attribute(index.partition(), ScalarAttributeType.S));
      attributes.add(attribute(index.sort(), ScalarAttributeType.S));
    }
    return attributes;
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency;
import dev.parley.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

final class DynamoDbTablesTest {
  private final DynamoDbSettings settings = DynamoDbLocal.settings();

  @Test
  void tablesAreMadeOnceAndLeftAloneAfterThat() {
    try (DynamoDbDatabase database = Fixture.open(settings)) {
      DynamoDbTables tables = database.tables();
      assertThat(tables.create(Capacity.ON_DEMAND))
          .containsExactly(settings.conversations(), settings.records())
          .isEqualTo(tables.names());
      database.conversations().write(Fixture.header(), List.of());
      assertThat(tables.create(new Capacity.Provisioned(5, 5))).isEmpty();
      assertThat(database.conversations().header(Fixture.ID)).isPresent();
    }
  }

  @Test
  void tablesThatAreMissingAreNamed() {
    try (DynamoDbDatabase database = Fixture.open(settings);
        DynamoDbClient client = Clients.client(settings)) {
      DynamoDbTables tables = database.tables();
      assertThat(tables.missing()).isEqualTo(tables.names());
      assertThat(tables.create(Capacity.ON_DEMAND)).hasSize(2);
      assertThat(tables.missing()).isEmpty();
      var unused = client.deleteTable(request -> request.tableName(settings.records()));
      assertThat(tables.missing()).containsExactly(settings.records());
    }
  }

  @Test
  void stateIsFoundOutByWhoeverAsksForIt() {
    try (DynamoDbDatabase database = Fixture.open(settings)) {
      Await.until("it knows of no table", () -> is(database, Dependency.Status.DOWN));
      assertThat(database.state().message()).contains("./parley dynamodb create-tables");
      assertThat(database.tables().create(Capacity.ON_DEMAND)).hasSize(2);
      Await.until("it knows that they are there", () -> is(database, Dependency.Status.UP));
    }
  }

  private static boolean is(DynamoDbDatabase database, Dependency.Status status) {
    return database.state().status() == status;
  }

  @Test
  void capacityIsWhatWasAskedFor() {
    try (DynamoDbDatabase database = Fixture.open(settings);
        DynamoDbClient client = Clients.client(settings)) {
      var made = database.tables().create(new Capacity.Provisioned(7, 3));
      for (String name : made) {
        var table = client.describeTable(request -> request.tableName(name)).table();
        assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(7);
        assertThat(table.provisionedThroughput().writeCapacityUnits()).isEqualTo(3);
      }
    }
    DynamoDbSettings other = DynamoDbLocal.settings();
    try (DynamoDbDatabase database = Fixture.open(other);
        DynamoDbClient client = Clients.client(other)) {
      var made = database.tables().create(Capacity.ON_DEMAND);
      assertThat(made)
          .allSatisfy(
              name ->
                  assertThat(
                          client
                              .describeTable(request -> request.tableName(name))
                              .table()
                              .billingModeSummary()
                              .billingMode())
                      .isEqualTo(BillingMode.PAY_PER_REQUEST));
    }
  }

  @Test
  void recordsExpireByTheirTimeToLive() {
    try (DynamoDbDatabase database = Fixture.open(settings);
        DynamoDbClient client = Clients.client(settings)) {
      var made = database.tables().create(Capacity.ON_DEMAND);
      var ttl =
          client
              .describeTimeToLive(request -> request.tableName(made.getLast()))
              .timeToLiveDescription();
      assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
      assertThat(ttl.attributeName()).isEqualTo("ttl");
    }
  }

  @Test
  void tableOfAnotherProgramIsRefused() {
    try (DynamoDbDatabase database = Fixture.open(settings);
        DynamoDbClient client = Clients.client(settings)) {
      TableShape others =
          new TableShape(
              settings.conversations(),
              new TableShape.Keys("id", "place"),
              ScalarAttributeType.N,
              null,
              null);
      var unused = client.createTable(others.creation(Capacity.ON_DEMAND));
      assertThatThrownBy(() -> database.tables().create(Capacity.ON_DEMAND))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining(settings.conversations())
          .hasMessageContaining("table_prefix");
    }
  }
}

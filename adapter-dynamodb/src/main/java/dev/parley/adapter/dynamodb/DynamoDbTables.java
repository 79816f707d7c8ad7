// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.error.StorageUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The tables that the stores need: makes them, and says which are not there. */
public final class DynamoDbTables {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Calls calls;

  DynamoDbTables(Calls calls) {
    this.calls = calls;
  }

  /** What the tables are called. */
  public List<String> names() {
    return TableShape.all(calls.settings()).stream().map(TableShape::name).toList();
  }

  /**
   * Makes those tables that are not there, and waits until all can be used. One that is there stays
   * as it is, its capacity too.
   *
   * @return the names of those that were made
   * @throws StorageUnavailableException when DynamoDB can't be used, when a table of that name has
   *     other keys, or when one is not ready within five minutes
   */
  public List<String> create(Capacity capacity) {
    List<String> made = new ArrayList<>();
    for (TableShape shape : TableShape.all(calls.settings())) {
      Optional<TableDescription> there = described(shape);
      if (there.isEmpty() && create(shape, capacity)) {
        made.add(shape.name());
      } else if (there.isPresent() && !shape.isThatOf(there.get())) {
        throw new StorageUnavailableException(
            "table "
                + shape.name()
                + " is there and has other keys: give another dynamodb.table_prefix");
      }
    }
    for (TableShape shape : TableShape.all(calls.settings())) {
      awaitReady(shape);
      expire(shape);
    }
    return List.copyOf(made);
  }

  /**
   * The names of those that are not there. An item is asked for, which whoever may use the tables
   * may do.
   *
   * @throws StorageUnavailableException when DynamoDB can't be used
   */
  public List<String> missing() {
    return TableShape.all(calls.settings()).stream()
        .filter(this::isMissing)
        .map(TableShape::name)
        .toList();
  }

  private boolean isMissing(TableShape shape) {
    return calls.call(
        client -> {
          try {
            var unused = look(client, shape);
            return false;
          } catch (ResourceNotFoundException e) {
            return true;
          }
        });
  }

  /**
   * Looks into each of them, after which the state of the calls is how they are.
   *
   * @throws StorageUnavailableException when one can't be used
   */
  void look() {
    for (TableShape shape : TableShape.all(calls.settings())) {
      var unused = calls.call(client -> look(client, shape));
    }
  }

  private static GetItemResponse look(DynamoDbClient client, TableShape shape) {
    return client.getItem(request -> request.tableName(shape.name()).key(shape.someKey()));
  }

  private boolean create(TableShape shape, Capacity capacity) {
    return calls.call(
        client -> {
          try {
            var unused = client.createTable(shape.creation(capacity));
            return true;
          } catch (ResourceInUseException e) {
            return false;
          }
        });
  }

  private Optional<TableDescription> described(TableShape shape) {
    return calls.call(
        client -> {
          try {
            return Optional.of(
                client.describeTable(request -> request.tableName(shape.name())).table());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private void awaitReady(TableShape shape) {
    Backoff backoff = new Backoff(PATIENCE, calls.chance());
    while (described(shape).filter(DynamoDbTables::isReady).isEmpty()) {
      if (!backoff.pause()) {
        throw new StorageUnavailableException(
            "table " + shape.name() + " is not ready after " + PATIENCE + ": try again later");
      }
    }
  }

  private static boolean isReady(TableDescription table) {
    return table.tableStatus() == TableStatus.ACTIVE
        && table.globalSecondaryIndexes().stream()
            .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
  }

  private void expire(TableShape shape) {
    String attribute = shape.ttl();
    if (attribute == null) {
      return;
    }
    TimeToLiveStatus status =
        calls
            .call(client -> client.describeTimeToLive(r -> r.tableName(shape.name())))
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status == TimeToLiveStatus.DISABLED) {
      var unused =
          calls.call(
              client ->
                  client.updateTimeToLive(
                      request ->
                          request
                              .tableName(shape.name())
                              .timeToLiveSpecification(
                                  ttl -> ttl.attributeName(attribute).enabled(true))));
    }
  }
}

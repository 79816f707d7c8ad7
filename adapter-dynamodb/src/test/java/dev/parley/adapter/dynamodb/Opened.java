// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.time.Clock;

/** New tables, and what opens and closes them for a contract. */
final class Opened implements AutoCloseable {
  private final DynamoDbSettings settings = DynamoDbLocal.settings();
  private DynamoDbDatabase database;

  private Opened(Clock clock) {
    database = DynamoDbDatabase.open(settings, clock);
    var unused = database.tables().create(Capacity.ON_DEMAND);
  }

  static Opened create(Clock clock) {
    return new Opened(clock);
  }

  /** Another one over the same tables. */
  DynamoDbDatabase again(Clock clock) {
    close();
    database = DynamoDbDatabase.open(settings, clock);
    return database;
  }

  DynamoDbDatabase database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}

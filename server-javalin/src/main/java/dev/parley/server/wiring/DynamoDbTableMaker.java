// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.dynamodb.Capacity;
import dev.parley.adapter.dynamodb.DynamoDbDatabase;
import dev.parley.adapter.dynamodb.DynamoDbTables;
import dev.parley.domain.error.ParleyException;
import dev.parley.server.cli.CommandException;
import dev.parley.server.cli.TableMaker;
import dev.parley.server.settings.Settings;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the DynamoDB that the settings name, whether or not a store is there yet. */
final class DynamoDbTableMaker implements TableMaker {
  @Override
  public List<Table> create(Settings settings, @Nullable Throughput each) throws CommandException {
    try (DynamoDbDatabase database = DynamoDbModule.open(settings, Clock.systemUTC())) {
      DynamoDbTables tables = database.tables();
      List<String> made = tables.create(capacity(each));
      return tables.names().stream().map(name -> new Table(name, made.contains(name))).toList();
    } catch (ParleyException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Capacity capacity(@Nullable Throughput each) {
    return each == null
        ? Capacity.ON_DEMAND
        : new Capacity.Provisioned(each.reads(), each.writes());
  }
}

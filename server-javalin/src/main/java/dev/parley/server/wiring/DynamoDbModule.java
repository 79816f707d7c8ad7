// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.parley.adapter.dynamodb.DynamoDbDatabase;
import dev.parley.adapter.dynamodb.DynamoDbSettings;
import dev.parley.domain.error.ParleyException;
import dev.parley.port.ConversationRetention;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import dev.parley.port.Dependency;
import dev.parley.port.RecordStore;
import dev.parley.server.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables that many servers share; and each store that is in them. */
final class DynamoDbModule extends AbstractModule {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbModule.class);

  /** One for all its stores. */
  private static final Module DATABASE = new DynamoDbModule();

  private DynamoDbModule() {}

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), Dependency.class).addBinding().to(DynamoDbDatabase.class);
  }

  /**
   * Opens the tables. A DynamoDB that can't be asked now may answer later, and the server says that
   * it is not ready; tables that are not there come by nobody's waiting.
   *
   * @throws StartFailedException when a table is missing
   */
  @Provides
  @Singleton
  static DynamoDbDatabase database(Settings settings, Clock clock, Resources resources) {
    DynamoDbDatabase database = resources.add(open(settings, clock));
    try {
      requireTables(database, settings.dynamodb());
    } catch (ParleyException e) {
      LOG.warn("{}; what needs it fails until then", e.getMessage());
    }
    return database;
  }

  static DynamoDbDatabase open(Settings settings, Clock clock) {
    return DynamoDbDatabase.open(settings(settings.dynamodb()), clock);
  }

  static DynamoDbSettings settings(dev.parley.server.settings.DynamoDbSettings given) {
    DynamoDbSettings usual = DynamoDbSettings.in(given.region());
    return usual
        .withEndpoint(given.endpoint())
        .withTablePrefix(given.tablePrefix())
        .withTimeouts(usual.connectTimeout(), given.timeout(), usual.retryFor());
  }

  private static void requireTables(
      DynamoDbDatabase database, dev.parley.server.settings.DynamoDbSettings given) {
    List<String> missing = database.tables().missing();
    String place =
        given.endpoint() == null ? "region " + given.region() : given.endpoint().toString();
    if (!missing.isEmpty()) {
      throw new StartFailedException(
          "dynamodb.table_prefix is "
              + given.tablePrefix()
              + ", and "
              + place
              + " has no table "
              + String.join(" and no table ", missing)
              + ": make them (./parley dynamodb create-tables), or mend dynamodb.region,"
              + " dynamodb.endpoint or dynamodb.table_prefix",
          null);
    }
  }

  /** Conversation logs, which are listed, and not searched. */
  static final class Conversations extends AbstractModule {
    @Override
    protected void configure() {
      install(DATABASE);
    }

    @Provides
    @Singleton
    static ConversationStore conversations(DynamoDbDatabase database) {
      return database.conversations();
    }

    @Provides
    @Singleton
    static Optional<ConversationSearch> search() {
      return Optional.empty();
    }

    @Provides
    @Singleton
    static ConversationRetention retention(DynamoDbDatabase database) {
      return database.retention();
    }
  }

  /** Records. */
  static final class Records extends AbstractModule {
    @Override
    protected void configure() {
      install(DATABASE);
    }

    @Provides
    @Singleton
    static RecordStore records(DynamoDbDatabase database) {
      return database.records();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.dynamodb.DynamoDbDatabase;
import dev.parley.adapter.dynamodb.DynamoDbSettings;
import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.adapter.sqlite.SqliteSettings;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationStore;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.StoreSettings.Durable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A store that conversations are moved from or to.
 *
 * @param name for people
 */
record MovableStore(String name, ConversationStore conversations, ConversationCatalog catalog) {
  /** A command has more patience than somebody who waits for an answer. */
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofMinutes(1);

  /**
   * Opens a store to read it; servers may write it meanwhile.
   *
   * @param store null for the configured one
   * @throws StartFailedException when it is not there
   */
  static MovableStore toRead(Settings settings, @Nullable Durable store, Resources resources) {
    return switch (chosen(settings, store)) {
      case SQLITE -> of(sqliteToRead(settings.dataDir(), resources));
      case DYNAMODB -> of(dynamoDb(settings, resources));
    };
  }

  /**
   * Opens a store to write it.
   *
   * @param store null for the configured one
   * @throws StartFailedException when a server uses the data folder
   */
  static MovableStore toWrite(Settings settings, @Nullable Durable store, Resources resources) {
    return switch (chosen(settings, store)) {
      case SQLITE -> {
        DataFolder folder = FolderModule.folder(settings, resources);
        yield of(SqliteModule.database(folder, Clock.systemUTC(), resources));
      }
      case DYNAMODB -> of(dynamoDb(settings, resources));
    };
  }

  private static Durable chosen(Settings settings, @Nullable Durable store) {
    return store == null ? settings.stores().conversations() : store;
  }

  private static SqliteDatabase sqliteToRead(Path folder, Resources resources) {
    Path file = folder.resolve(SqliteModule.FILE);
    if (!Files.exists(file)) {
      throw new StartFailedException(
          "data_dir is "
              + folder
              + ", where no conversations are ("
              + SqliteModule.FILE
              + "): set data_dir to the folder that has them, or choose the store (--from"
              + " dynamodb)",
          null);
    }
    return resources.add(SqliteDatabase.openToRead(SqliteSettings.at(file), Clock.systemUTC()));
  }

  private static DynamoDbDatabase dynamoDb(Settings settings, Resources resources) {
    DynamoDbSettings tables =
        DynamoDbModule.settings(settings.dynamodb()).withTimeouts(CONNECT, ANSWER, RETRY);
    return resources.add(DynamoDbDatabase.open(tables, Clock.systemUTC()));
  }

  private static MovableStore of(SqliteDatabase database) {
    return new MovableStore("SQLite", database.conversations(), database.catalog());
  }

  private static MovableStore of(DynamoDbDatabase database) {
    return new MovableStore("DynamoDB", database.conversations(), database.catalog());
  }
}

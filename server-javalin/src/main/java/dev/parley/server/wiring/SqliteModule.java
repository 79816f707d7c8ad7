// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.adapter.sqlite.SqliteSettings;
import dev.parley.port.ConversationRetention;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import dev.parley.port.JobQueue;
import dev.parley.port.RecordStore;
import dev.parley.server.settings.Settings;
import java.time.Clock;

/** The embedded stores, in a folder that no other process uses. */
final class SqliteModule extends AbstractModule {
  @Provides
  @Singleton
  static DataFolder folder(Settings settings, Resources resources) {
    return resources.add(DataFolder.take(settings.dataDir()));
  }

  @Provides
  @Singleton
  static SqliteDatabase database(DataFolder folder, Clock clock, Resources resources) {
    SqliteSettings settings = SqliteSettings.at(folder.resolve("parley.db"));
    return resources.add(SqliteDatabase.open(settings, clock));
  }

  @Provides
  @Singleton
  static ConversationSearch search(SqliteDatabase database) {
    return database.search();
  }

  @Provides
  @Singleton
  static ConversationRetention retention(SqliteDatabase database) {
    return database.retention();
  }

  @Provides
  @Singleton
  static RecordStore records(SqliteDatabase database) {
    return database.records();
  }

  @Provides
  @Singleton
  static JobQueue jobs(SqliteDatabase database) {
    return database.jobs();
  }

  @Provides
  @Singleton
  static ConversationStore conversations(SqliteDatabase database) {
    return database.conversations();
  }
}

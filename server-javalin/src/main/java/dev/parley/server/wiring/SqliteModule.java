// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.adapter.sqlite.SqliteSettings;
import dev.parley.port.ConversationRetention;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import dev.parley.port.Dependency;
import dev.parley.port.JobQueue;
import dev.parley.port.RecordStore;
import dev.parley.port.SessionStore;
import java.time.Clock;
import java.util.Optional;

/** The embedded database, in a folder that no other process uses; and each store that is in it. */
final class SqliteModule extends AbstractModule {
  /** The file in the data folder. */
  static final String FILE = "parley.db";

  /** One for all its stores. */
  private static final Module DATABASE = new SqliteModule();

  private SqliteModule() {}

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), Dependency.class).addBinding().to(SqliteDatabase.class);
  }

  @Provides
  @Singleton
  static SqliteDatabase database(DataFolder folder, Clock clock, Resources resources) {
    SqliteSettings settings = SqliteSettings.at(folder.resolve(FILE));
    return resources.add(SqliteDatabase.open(settings, clock));
  }

  /** Conversation logs, which are searched too. */
  static final class Conversations extends AbstractModule {
    @Override
    protected void configure() {
      install(DATABASE);
    }

    @Provides
    @Singleton
    static ConversationStore conversations(SqliteDatabase database) {
      return database.conversations();
    }

    @Provides
    @Singleton
    static Optional<ConversationSearch> search(SqliteDatabase database) {
      return Optional.of(database.search());
    }

    @Provides
    @Singleton
    static ConversationRetention retention(SqliteDatabase database) {
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
    static RecordStore records(SqliteDatabase database) {
      return database.records();
    }
  }

  /** Background work. */
  static final class Work extends AbstractModule {
    @Override
    protected void configure() {
      install(DATABASE);
    }

    @Provides
    @Singleton
    static JobQueue jobs(SqliteDatabase database) {
      return database.jobs();
    }
  }

  /** Sessions of the small API. */
  static final class Sessions extends AbstractModule {
    @Override
    protected void configure() {
      install(DATABASE);
    }

    @Provides
    @Singleton
    static SessionStore sessions(SqliteDatabase database) {
      return database.sessions();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.testkit.ConversationSearchContract;
import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class SqliteConversationSearchTest extends ConversationSearchContract {
  @TempDir Path folder;
  private @Nullable SqliteDatabase database;

  @Override
  protected Searched open() {
    SqliteDatabase opened =
        SqliteDatabase.open(SqliteSettings.at(folder.resolve("parley.db")), SteppedClock.create());
    database = opened;
    return new Searched(opened.conversations(), opened.search());
  }

  @Override
  protected Searched reopen(Searched closed) {
    return open();
  }

  @Override
  protected void close(Searched opened) {
    if (database != null) {
      database.close();
    }
  }
}

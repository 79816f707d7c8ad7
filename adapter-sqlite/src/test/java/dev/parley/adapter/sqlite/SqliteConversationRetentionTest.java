// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.testkit.ConversationRetentionContract;
import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class SqliteConversationRetentionTest extends ConversationRetentionContract {
  @TempDir Path folder;
  private @Nullable SqliteDatabase database;

  @Override
  protected Retained open() {
    SqliteDatabase opened =
        SqliteDatabase.open(SqliteSettings.at(folder.resolve("parley.db")), SteppedClock.create());
    database = opened;
    return new Retained(opened.conversations(), opened.retention());
  }

  @Override
  protected void close(Retained opened) {
    if (database != null) {
      database.close();
    }
  }
}

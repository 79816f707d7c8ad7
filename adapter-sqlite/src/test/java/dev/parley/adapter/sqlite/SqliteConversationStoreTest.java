// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.port.ConversationStore;
import dev.parley.testkit.ConversationStoreContract;
import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class SqliteConversationStoreTest extends ConversationStoreContract {
  @TempDir Path folder;
  private @Nullable SqliteDatabase database;

  @Override
  protected ConversationStore open() {
    SqliteDatabase opened =
        SqliteDatabase.open(SqliteSettings.at(folder.resolve("parley.db")), SteppedClock.create());
    database = opened;
    return opened.conversations();
  }

  @Override
  protected ConversationStore reopen(ConversationStore closed) {
    return open();
  }

  @Override
  protected void close(ConversationStore store) {
    if (database != null) {
      database.close();
    }
  }
}

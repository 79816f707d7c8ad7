// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.testkit.ConversationCatalogContract;
import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class SqliteConversationCatalogTest extends ConversationCatalogContract {
  @TempDir Path folder;
  private @Nullable SqliteDatabase database;

  @Override
  protected Catalogued open() {
    SqliteDatabase opened =
        SqliteDatabase.open(SqliteSettings.at(folder.resolve("parley.db")), SteppedClock.create());
    database = opened;
    return new Catalogued(opened.conversations(), opened.catalog());
  }

  @Override
  protected void close(Catalogued opened) {
    if (database != null) {
      database.close();
    }
  }
}

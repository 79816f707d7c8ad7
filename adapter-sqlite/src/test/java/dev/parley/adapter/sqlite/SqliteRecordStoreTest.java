// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.port.RecordStore;
import dev.parley.testkit.RecordStoreContract;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRecordStoreTest extends RecordStoreContract {
  @TempDir Path folder;
  private @Nullable SqliteDatabase database;

  @Override
  protected RecordStore open(Clock clock) {
    SqliteDatabase opened =
        SqliteDatabase.open(SqliteSettings.at(folder.resolve("parley.db")), clock);
    database = opened;
    return opened.records();
  }

  @Override
  protected RecordStore reopen(RecordStore closed, Clock clock) {
    return open(clock);
  }

  @Override
  protected void close(RecordStore store) {
    if (database != null) {
      database.close();
    }
  }
}

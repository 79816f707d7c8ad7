// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.port.JobQueue;
import dev.parley.testkit.JobQueueContract;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJobQueueTest extends JobQueueContract {
  @TempDir Path folder;
  private @Nullable SqliteDatabase database;

  @Override
  protected JobQueue open(Clock clock) {
    SqliteDatabase opened =
        SqliteDatabase.open(SqliteSettings.at(folder.resolve("parley.db")), clock);
    database = opened;
    return opened.jobs();
  }

  @Override
  protected JobQueue reopen(JobQueue closed, Clock clock) {
    return open(clock);
  }

  @Override
  protected void close(JobQueue queue) {
    if (database != null) {
      database.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the file is opened, and that no query reads all of it. */
final class FileTest {
  private static final Map<String, Integer> PRAGMAS =
      Map.of(
          "synchronous", 2,
          "secure_delete", 1,
          "foreign_keys", 1,
          "fullfsync", 1,
          "trusted_schema", 0,
          "busy_timeout", 5000,
          "user_version", Schema.VERSION);

  @TempDir Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database =
        SqliteDatabase.open(SqliteSettings.at(folder.resolve("parley.db")), SteppedClock.create());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void commitReachesTheDiskBeforeItIsAcknowledged() {
    PRAGMAS.forEach(
        (pragma, value) ->
            assertThat(text("pragma " + pragma)).as(pragma).containsExactly(value.toString()));
    assertThat(text("pragma journal_mode")).containsExactly("wal");
  }

  @Test
  void noQueryReadsAWholeTable() {
    List<String> queries =
        List.of(
            Append.STORED,
            Append.GO_ON,
            SqliteConversationStore.BY_ID,
            SqliteConversationStore.FIRST_OF_OWNER,
            SqliteConversationStore.NEXT_OF_OWNER,
            SqliteConversationStore.BEFORE,
            SqliteConversationStore.ERASE_ENTRY,
            SqliteConversationStore.ERASE_ENTRIES,
            SqliteConversationStore.FORGET,
            SqliteRecordStore.GET,
            SqliteRecordStore.VERSION,
            SqliteRecordStore.DELETE,
            SqliteRecordStore.LIST,
            SqliteConversationRetention.UNUSED,
            JobTable.BY_ID,
            JobTable.STANDING,
            JobTable.ANY_DUE,
            JobTable.LOST,
            JobTable.next(3),
            JobTable.DELETE,
            JobTable.list(JobTable.Order.NEWEST_FIRST, false, false),
            JobTable.list(JobTable.Order.NEWEST_FIRST, true, true),
            JobTable.list(JobTable.Order.OLDEST_FIRST, true, true),
            JobTable.DELETE_ENDED,
            JobTable.DELETE_OWNED,
            JobRow.UPDATE,
            SqliteConversationCatalog.IDS,
            Housekeeping.SWEEP,
            SessionTable.FIND,
            SessionTable.RENEW,
            SessionTable.GO_ON,
            SessionTable.READ,
            SessionTable.ERASE_EXCHANGES,
            SessionTable.ERASE,
            SessionTable.OWNED,
            SessionTable.OWNED_AND_OVER,
            SessionTable.END,
            SessionTable.SWEEP_EXCHANGES,
            SessionTable.SWEEP);
    for (String query : queries) {
      assertThat(text("explain query plan " + query))
          .as(query)
          .isNotEmpty()
          .noneMatch(step -> step.startsWith("SCAN"))
          .noneMatch(step -> step.contains("TEMP B-TREE"));
    }
  }

  /** The last column of each row. */
  private List<String> text(String sql) {
    return database
        .writes()
        .call(
            session ->
                session.list(
                    sql,
                    Session.Parameters.NONE,
                    row -> row.getString(row.getMetaData().getColumnCount())));
  }
}

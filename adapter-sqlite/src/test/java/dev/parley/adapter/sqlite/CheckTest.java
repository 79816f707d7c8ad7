// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.testkit.SteppedClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckTest {
  @TempDir Path folder;
  private Path file;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    file = folder.resolve("parley.db");
    database = SqliteDatabase.open(SqliteSettings.at(file), SteppedClock.create());
    for (int i = 0; i < 20; i++) {
      Fixture.say(database.conversations(), "c" + i, "hello ".repeat(2000));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void soundFileHasNoProblems() {
    database.conversations().delete(Fixture.id("c3"));
    assertThat(database.check()).isEmpty();
  }

  @Test
  void entryThatIsMissingIsReported() throws SQLException {
    tamper("delete from entries where place = (select min(place) from entries)");
    assertThat(database.check())
        .singleElement()
        .asString()
        .contains("c0", "ends at entry 1", "holds 0");
  }

  @Test
  void entryWithoutAConversationIsReported() throws SQLException {
    tamper("delete from conversations where id = 'c5'");
    assertThat(database.check())
        .singleElement()
        .asString()
        .contains("1 entries", "no conversation");
  }

  @Test
  void missingIndexRowIsReported() throws SQLException {
    tamper(
        "pragma writable_schema = on",
        "delete from sqlite_schema where name = 'conversations_by_owner'");
    assertThat(database.check()).isNotEmpty();
  }

  @Test
  void searchThatDoesNotFitItsTextIsReported() throws SQLException {
    tamper(
        "update search_content set c1 = 'other' where id = (select min(id) from search_content)");
    assertThat(database.check()).singleElement().asString().contains("search");
  }

  @Test
  void rowThatMakesNoSenseIsDamageAndNotTheCallersFault() throws SQLException {
    tamper("update entries set message = '{\"role\":'", "update conversations set header = '[]'");
    assertThatThrownBy(() -> database.conversations().newest(Fixture.id("c1"), null, 10))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("entry 1 of conversation c1");
    assertThatThrownBy(() -> database.conversations().header(Fixture.id("c1")))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("header of conversation c1");
    database.conversations().delete(Fixture.id("c1"));
    assertThat(database.conversations().header(Fixture.id("c1"))).isEmpty();
  }

  @Test
  void damagedPagesAreReportedOrRefused() throws IOException {
    database.close();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer junk = ByteBuffer.wrap("junk".repeat(1024).getBytes(StandardCharsets.US_ASCII));
      for (long at = 4096; at + 4096 < channel.size(); at += 4096) {
        channel.write(junk.rewind(), at);
      }
    }
    database = SqliteDatabase.open(SqliteSettings.at(file), SteppedClock.create());
    assertThat(database.check()).isNotEmpty();
    assertThatThrownBy(() -> database.conversations().newest(Fixture.id("c1"), null, 10))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("damaged");
  }

  private void tamper(String... statements) throws SQLException {
    try (Session raw = Fixture.raw(file)) {
      for (String statement : statements) {
        raw.execute(statement);
      }
    }
  }
}

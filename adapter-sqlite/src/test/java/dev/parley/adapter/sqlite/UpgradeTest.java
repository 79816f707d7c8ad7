// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static dev.parley.adapter.sqlite.Fixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.SessionId;
import dev.parley.port.SessionStore;
import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file from before there was a search, or before entries had sizes. */
final class UpgradeTest {
  private static final Owner ODD = new Owner("odd \ud83d");

  @TempDir Path folder;

  @Test
  void conversationsOfAnOlderFileAreFound() throws SQLException {
    Path file = folder.resolve("parley.db");
    try (SqliteDatabase database = open(file)) {
      for (int i = 0; i < 120; i++) {
        Header header = Fixture.say(database.conversations(), "c" + i, "green tea " + i);
        database.conversations().write(header.advance(0, NOW).withTitle("about " + i), List.of());
      }
      say(database, ODD, Message.assistant("odd tea"));
      database.conversations().deleteEntry(Fixture.id("c7"), new Sequence(1));
    }
    makeOld(file);
    try (SqliteDatabase database = open(file)) {
      assertThat(found(database, Owner.LOCAL, "tea")).hasSize(119).doesNotContain("c7");
      assertThat(found(database, Owner.LOCAL, "tea 118")).containsExactly("c118");
      assertThat(found(database, Owner.LOCAL, "about 7")).contains("c7").hasSize(11);
      assertThat(found(database, ODD, "tea")).containsExactly("odd");
      Header stored = database.conversations().header(Fixture.id("c7")).orElseThrow();
      database.conversations().write(stored.advance(0, NOW).withTitle("other"), List.of());
      assertThat(found(database, Owner.LOCAL, "about 7")).doesNotContain("c7");
      assertThat(database.check()).isEmpty();
    }
  }

  @Test
  void longFileIsIndexedWhole() throws SQLException {
    Path file = folder.resolve("parley.db");
    int entries = 10_000;
    try (SqliteDatabase database = open(file)) {
      List<Entry> log = new ArrayList<>();
      for (int i = 1; i <= entries; i++) {
        log.add(Fixture.entry(i, "entry" + i + " of many"));
      }
      database.conversations().write(Fixture.header("c"), List.of());
      database.conversations().write(Fixture.header("c").advance(entries, NOW), log);
    }
    makeOld(file);
    try (SqliteDatabase database = open(file)) {
      for (int i = 1; i <= entries; i += 1111) {
        assertThat(database.search().search(Owner.LOCAL, "many entry" + i + ".", 10))
            .singleElement()
            .extracting(found -> found.excerpt().getFirst())
            .isEqualTo(new Found.Piece("entry" + i, true));
      }
    }
  }

  @Test
  void rowThatCanNotBeReadIsNoReasonToKeepTheOthersBack() throws SQLException {
    Path file = folder.resolve("parley.db");
    try (SqliteDatabase database = open(file)) {
      Fixture.say(database.conversations(), "good", "tea");
      Fixture.say(database.conversations(), "bad", "tea");
    }
    makeOld(file);
    try (Session raw = Fixture.raw(file)) {
      raw.execute("update entries set message = '{\"role\":' where place >> 31 = 2");
      raw.execute("update conversations set header = '[' where number = 2");
    }
    try (SqliteDatabase database = open(file)) {
      assertThat(found(database, Owner.LOCAL, "tea")).containsExactly("good");
    }
  }

  @Test
  void entriesOfAnOlderFileHaveSizesAndGoOn() throws SQLException {
    Path file = folder.resolve("parley.db");
    try (SqliteDatabase database = open(file)) {
      Header two = Fixture.header("c").advance(2, NOW);
      database.conversations().write(Fixture.header("c"), List.of());
      database.conversations().write(two, List.of(Fixture.entry(1, "a"), Fixture.entry(2, "b")));
    }
    try (Session raw = Fixture.raw(file)) {
      dropSessions(raw);
      raw.execute("alter table entries drop column size");
      raw.execute("update conversations set header = json_remove(header, '$.branches')");
      raw.execute("pragma user_version = 4");
    }
    try (SqliteDatabase database = open(file)) {
      Header old = database.conversations().header(Fixture.id("c")).orElseThrow();
      assertThat(old.branches()).isEqualTo(Branches.single(new Sequence(2), 128));
      Entry third =
          new Entry(new Sequence(3), null, EntryStatus.COMPLETED, NOW, 128, Message.user("c"));
      database.conversations().write(old.append(List.of(third), NOW), List.of(third));
      assertThat(database.conversations().newest(Fixture.id("c"), null, 10))
          .extracting(Entry::size)
          .containsExactly(128L, 64L, 0L);
      assertThat(database.conversations().header(Fixture.id("c")))
          .map(Header::branches)
          .contains(Branches.single(new Sequence(3), third.sizeAfter()));
    }
  }

  @Test
  void olderFileHasRoomForSessions() throws SQLException {
    Path file = folder.resolve("parley.db");
    SessionStore.Key key = new SessionStore.Key(ODD, SessionId.of(new UUID(1, 1)));
    open(file).close();
    try (Session raw = Fixture.raw(file)) {
      dropSessions(raw);
      raw.execute("pragma user_version = 5");
    }
    try (SqliteDatabase database = open(file)) {
      database.sessions().create(key, Duration.ofDays(1));
      Exchange said = new Exchange("question", "answer");
      assertThat(database.sessions().append(key, said, Duration.ofDays(1))).isTrue();
      assertThat(database.sessions().use(key, Duration.ofDays(1)).orElseThrow().history())
          .containsExactly(said);
    }
  }

  private static void dropSessions(Session raw) throws SQLException {
    raw.execute("drop table sessions");
    raw.execute("drop table exchanges");
  }

  /** Takes away what the search, the jobs, the sessions and the branches added to the schema. */
  private static void makeOld(Path file) throws SQLException {
    try (Session raw = Fixture.raw(file)) {
      dropSessions(raw);
      raw.execute("drop table search");
      raw.execute("drop table gone");
      raw.execute("drop table jobs");
      raw.execute("drop index conversations_by_age");
      raw.execute("alter table conversations drop column title_words");
      raw.execute("alter table entries drop column size");
      raw.execute("pragma user_version = 1");
    }
  }

  private static void say(SqliteDatabase database, Owner owner, Message message) {
    Header empty = Header.create(Fixture.id("odd"), owner, NOW);
    database.conversations().write(empty, List.of());
    Entry entry = new Entry(new Sequence(1), null, EntryStatus.COMPLETED, NOW, 0, message);
    database
        .conversations()
        .write(empty.advance(1, NOW).withMetadata(Map.of("title", "odd")), List.of(entry));
  }

  private static List<String> found(SqliteDatabase database, Owner owner, String query) {
    return database.search().search(owner, query, 200).stream()
        .map(found -> found.header().id().value())
        .toList();
  }

  private static SqliteDatabase open(Path file) {
    return SqliteDatabase.open(SqliteSettings.at(file), SteppedClock.create());
  }
}

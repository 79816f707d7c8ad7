// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static dev.parley.adapter.sqlite.Fixture.NOW;
import static dev.parley.adapter.sqlite.Fixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.testkit.Await;
import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index holds, and that it holds no more than it must. */
final class SearchIndexTest {
  private static final String ROWS = "select count(*) from search_docsize";

  @TempDir Path folder;
  private Path file;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    file = folder.resolve("parley.db");
    database = SqliteDatabase.open(SqliteSettings.at(file), SteppedClock.create());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void entryAndTitleAreARowEachAndWhatSaysNothingIsNone() {
    Header begun = Fixture.header("c").withTitle("green tea");
    database.conversations().write(begun, List.of());
    assertThat(number(ROWS)).isEqualTo(1);
    Header next = begun.advance(2, NOW);
    database
        .conversations()
        .write(next, List.of(Fixture.entry(1, "which tea?"), Fixture.entry(2, "?!")));
    assertThat(number(ROWS)).isEqualTo(2);
    database.conversations().write(next.advance(0, NOW).withTitle(null), List.of());
    assertThat(number(ROWS)).isEqualTo(1);
  }

  @Test
  void titleThatStaysIsNotWrittenAgain() {
    Header header = Fixture.header("c").withTitle("green tea");
    database.conversations().write(header, List.of());
    long writes = number("select count(*) from search_data");
    for (int i = 0; i < 20; i++) {
      header = header.advance(0, NOW).withMetadata(Map.of("n", "" + i));
      database.conversations().write(header, List.of());
    }
    assertThat(number("select count(*) from search_data")).isEqualTo(writes);
  }

  @Test
  void deletedEntryLeavesTheIndexWithItsTransaction() {
    Fixture.say(database.conversations(), "c", "tea");
    database.conversations().deleteEntry(id("c"), new Sequence(1));
    assertThat(number(ROWS)).isZero();
  }

  @Test
  void deletedConversationIsTakenOutOfTheIndexLittleByLittle() {
    Header header = Fixture.header("c").withTitle("about tea").advance(120, NOW);
    database.conversations().write(Fixture.header("c"), List.of());
    database
        .conversations()
        .write(
            header,
            LongStream.rangeClosed(1, 120)
                .mapToObj(sequence -> Fixture.entry(sequence, "tea " + sequence))
                .toList());
    Fixture.say(database.conversations(), "kept", "more tea");
    database.conversations().delete(id("c"));
    assertThat(found("tea")).containsExactly("kept");
    Fixture.say(database.conversations(), "next", "water");
    assertThat(found("tea")).containsExactly("kept");
    Await.until("the index holds what is left", () -> number(ROWS) == 2);
    Await.until("nothing is left to forget", () -> number("select count(*) from gone") == 0);
    assertThat(database.check()).isEmpty();
  }

  @Test
  void whatWasLeftToForgetIsForgottenAfterTheNextStart() throws SQLException {
    Fixture.say(database.conversations(), "c", "tea");
    database.close();
    try (Session raw = Fixture.raw(file)) {
      raw.execute("insert into gone select number from conversations");
      raw.execute("delete from entries");
      raw.execute("delete from conversations");
    }
    open();
    Await.until("the index is empty", () -> number(ROWS) == 0);
    Await.until("nothing is left to forget", () -> number("select count(*) from gone") == 0);
  }

  @Test
  void entryThatIsGoneThoughTheIndexHoldsItIsNotFound() throws SQLException {
    Fixture.say(database.conversations(), "c", "tea");
    try (Session raw = Fixture.raw(file)) {
      raw.execute("update entries set message = null");
    }
    assertThat(found("tea")).isEmpty();
  }

  @Test
  void searchGoesByItsIndex() {
    assertThat(plan())
        .anyMatch(step -> step.matches("SCAN search VIRTUAL TABLE INDEX 0:M\\d+"))
        .noneMatch(step -> step.matches("SCAN (conversations|entries|c|e)\\b.*"));
  }

  private List<String> plan() {
    return database
        .writes()
        .call(
            session ->
                session.list(
                    "explain query plan " + SqliteConversationSearch.SEARCH,
                    Session.Parameters.NONE,
                    row -> row.getString(4)));
  }

  private List<String> found(String query) {
    return database.search().search(Owner.LOCAL, query, 10).stream()
        .map(found -> found.header().id().value())
        .toList();
  }

  /** Read past the writer, which must come to rest. */
  private long number(String sql) {
    try (Session raw = Fixture.raw(file)) {
      return raw.number(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}

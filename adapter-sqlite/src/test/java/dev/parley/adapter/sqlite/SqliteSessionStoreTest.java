// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.SessionId;
import dev.parley.port.SessionStore;
import dev.parley.testkit.Await;
import dev.parley.testkit.SessionStoreContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSessionStoreTest extends SessionStoreContract {
  private static final SessionStore.Key KEY =
      new SessionStore.Key(Owner.LOCAL, SessionId.of(new UUID(1, 1)));

  @TempDir Path folder;
  private @Nullable SqliteDatabase database;

  @Override
  protected SessionStore open(Clock clock) {
    SqliteDatabase opened = SqliteDatabase.open(SqliteSettings.at(file()), clock);
    database = opened;
    return opened.sessions();
  }

  @Override
  protected SessionStore reopen(SessionStore closed, Clock clock) {
    return open(clock);
  }

  @Override
  protected void close(SessionStore store) {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void sessionsThatEndedAreSweptAndTheOthersStayWhole() throws SQLException {
    for (int i = 0; i < 3; i++) {
      store().create(key(i), Duration.ofMinutes(1 + i));
      for (int said = 0; said < 600; said++) {
        store().append(key(i), new Exchange("question", "answer"), Duration.ofMinutes(1 + i));
      }
    }
    clock().advance(Duration.ofMinutes(2));
    assertThat(store().use(KEY, Duration.ofDays(1))).isEmpty();
    Await.until("two are swept", () -> count("exchanges") == 600 && count("sessions") == 1);
    assertThat(store().use(key(2), Duration.ofDays(1)).orElseThrow().history()).hasSize(600);
    assertThat(Objects.requireNonNull(database).check()).isEmpty();
  }

  @Test
  void sessionThatIsBeingSweptIsOverForAnEarlierClockToo() throws SQLException {
    store().create(KEY, Duration.ofSeconds(1));
    store().append(KEY, new Exchange("question", "answer"), Duration.ofSeconds(1));
    closeStore();
    try (Session raw = Fixture.raw(file())) {
      raw.update(SessionTable.END, row -> row.setString(1, "9999"));
    }
    assertThat(reopenedStore().use(KEY, Duration.ofDays(1))).isEmpty();
    assertThat(store().append(KEY, new Exchange("late", "late"), Duration.ofDays(1))).isFalse();
    assertThat(store().create(KEY, Duration.ofDays(1)).history()).isEmpty();
    assertThat(store().use(KEY, Duration.ofDays(1)).orElseThrow().history()).isEmpty();
  }

  @Test
  void sessionThatLacksAnExchangeAndExchangesWithoutASessionAreReported() throws SQLException {
    SqliteDatabase open = Objects.requireNonNull(database);
    for (int i = 0; i < 2; i++) {
      store().create(key(i), Duration.ofDays(1));
      store().append(key(i), new Exchange("question", "answer"), Duration.ofDays(1));
    }
    assertThat(open.check()).isEmpty();
    try (Session raw = Fixture.raw(file())) {
      raw.execute("delete from exchanges where place >> 31 = 1");
      raw.execute("delete from sessions where number = 2");
    }
    assertThat(open.check())
        .containsExactlyInAnyOrder(
            "session number 1 has 1 exchanges but holds 0", "1 exchanges belong to no session");
  }

  private static SessionStore.Key key(int number) {
    return new SessionStore.Key(Owner.LOCAL, SessionId.of(new UUID(2, number)));
  }

  private Path file() {
    return folder.resolve("parley.db");
  }

  private long count(String table) {
    try (Session raw = Fixture.raw(file())) {
      return raw.number("select count(*) from " + table);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}

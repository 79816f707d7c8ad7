// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.testkit.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When each chore has its turn, told in rounds and commits: no writer runs here. */
final class HousekeepingTest {
  private static final int ENTRIES = 119;
  private static final String INDEXED = "select count(*) from search_docsize";

  @TempDir Path folder;
  private final SteppedClock clock = SteppedClock.create();
  private SqliteSettings settings;
  private Housekeeping housekeeping;
  private Session session;

  @BeforeEach
  void deleteAConversation() throws SQLException {
    settings = SqliteSettings.at(folder.resolve("parley.db"));
    try (SqliteDatabase database = SqliteDatabase.open(settings, clock)) {
      database.conversations().write(Fixture.header("c"), List.of());
      database
          .conversations()
          .write(
              Fixture.header("c").advance(ENTRIES, Fixture.NOW),
              LongStream.rangeClosed(1, ENTRIES)
                  .mapToObj(sequence -> Fixture.entry(sequence, "tea " + sequence))
                  .toList());
    }
    session = Fixture.raw(settings.file());
    session.execute("insert into gone select number from conversations");
    session.execute("delete from entries");
    session.execute("delete from conversations");
    housekeeping = new Housekeeping(clock, settings);
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  @Test
  void logIsEmptiedThoughTheIndexIsDamaged() throws SQLException, IOException {
    damageTheIndex();
    housekeeping.committed(true);
    assertThat(logSize()).isPositive();
    assertThat(failures(2)).isEqualTo(1);
    assertThat(logSize()).isZero();
  }

  @Test
  void logIsEmptiedThoughRecordsCannotBeSwept() throws SQLException, IOException {
    keepRecordsFromBeingSwept();
    housekeeping.committed(true);
    assertThat(failures(20)).isEqualTo(1);
    assertThat(logSize()).isZero();
    assertThat(session.number(INDEXED)).isZero();
  }

  @Test
  void sessionsAreSweptThoughRecordsCannotBe() throws SQLException {
    keepRecordsFromBeingSwept();
    session.execute("insert into sessions values (1, 'o', 'i', '1', '1', '2', 1)");
    session.execute("insert into exchanges values ((1 << 31) + 1, 'u', 'a')");
    assertThat(failures(1)).isEqualTo(1);
    assertThat(session.number("select count(*) from exchanges")).isZero();
    assertThat(session.number("select count(*) from sessions")).isZero();
  }

  @Test
  void forgettingThatFailedIsTriedAgainAfterTheSweepIntervalAndNotBefore() throws SQLException {
    damageTheIndex();
    housekeeping.committed(true);
    assertThat(failures(20)).isEqualTo(1);
    assertThat(housekeeping.patience()).isEqualTo(settings.sweepInterval());
    clock.advance(settings.sweepInterval());
    assertThat(failures(20)).isEqualTo(1);
  }

  @Test
  void sweepThatFailedIsTriedAgainAfterTheSweepIntervalAndNotBefore() throws SQLException {
    keepRecordsFromBeingSwept();
    assertThat(failures(20)).isEqualTo(1);
    assertThat(housekeeping.patience()).isEqualTo(settings.sweepInterval());
    assertThat(housekeeping.isDue()).isFalse();
    clock.advance(settings.sweepInterval());
    assertThat(failures(20)).isEqualTo(1);
  }

  @Test
  void logIsEmptiedAfterAHundredCommitsThoughTheIndexIsDamagedAndTheWriterNeverRests()
      throws SQLException, IOException {
    assertThatThrownBy(
            () -> {
              damageTheIndex();
              housekeeping.run(session);
            })
        .isInstanceOf(SQLException.class);
    session.execute("insert into records values ('things', 'a', 1, null, '1')");
    session.execute("delete from records");
    housekeeping.committed(true);
    assertThat(commitsUntil(() -> logSize() == 0)).isLessThanOrEqualTo(100);
  }

  @Test
  void conversationIsForgottenThoughTheWriterNeverRests() throws SQLException, IOException {
    housekeeping.committed(true);
    int commits = commitsUntil(() -> session.number(INDEXED) == 0);
    assertThat(commits).isBetween(8, 60);
    assertThat(commitsUntil(() -> session.number("select count(*) from gone") == 0))
        .isLessThanOrEqualTo(8);
    assertThat(commitsUntil(() -> logSize() == 0)).isLessThanOrEqualTo(100);
  }

  @Test
  void writerIsLeftAloneWhenThereIsNothingToForget() throws SQLException, IOException {
    failures(20);
    commitsUntil(() -> session.number("select count(*) from gone") == 0);
    failures(1);
    for (int i = 0; i < 200; i++) {
      housekeeping.committed(false);
      assertThat(housekeeping.isDue()).isFalse();
    }
  }

  private interface Condition {
    boolean holds() throws SQLException, IOException;
  }

  /** How many commits without a rest it takes. */
  private int commitsUntil(Condition condition) throws SQLException, IOException {
    int commits = 0;
    while (!condition.holds()) {
      assertThat(++commits).isLessThan(1000);
      housekeeping.committed(false);
      if (housekeeping.isDue()) {
        housekeeping.run(session);
      }
    }
    return commits;
  }

  /** How many of so many rounds fail. */
  private int failures(int rounds) {
    int failures = 0;
    for (int i = 0; i < rounds; i++) {
      try {
        housekeeping.run(session);
      } catch (SQLException e) {
        failures++;
      }
    }
    return failures;
  }

  private void damageTheIndex() throws SQLException {
    session.execute("update search_data set block = x'ff00ff00'");
  }

  private void keepRecordsFromBeingSwept() throws SQLException {
    session.execute(
        "insert into records values ('things', 'a', 1, '2000-01-01T00:00:00.000000000Z', '1')");
    session.execute(
        "create trigger kept before delete on records begin select raise(abort, 'kept'); end");
  }

  private long logSize() throws IOException {
    return Files.size(Path.of(settings.file() + "-wal"));
  }
}

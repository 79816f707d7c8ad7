// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static dev.parley.adapter.sqlite.Fixture.id;
import static dev.parley.adapter.sqlite.Fixture.json;
import static dev.parley.adapter.sqlite.Fixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.SessionId;
import dev.parley.port.JobQueue;
import dev.parley.port.SessionStore;
import dev.parley.testkit.Await;
import dev.parley.testkit.SteppedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted is gone from the disk, not only from the answers. */
final class ErasureTest {
  private static final String SECRET = "the treasure lies under the third palm";

  @TempDir Path folder;
  private final SteppedClock clock = SteppedClock.create();
  private Path file;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    file = folder.resolve("parley.db");
    database = SqliteDatabase.open(SqliteSettings.at(file), clock);
    Fixture.say(database.conversations(), "kept", "good morning");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void deletedEntryIsGoneFromTheDisk() {
    Fixture.say(database.conversations(), "c", SECRET);
    assertThat(onDisk(SECRET)).isTrue();
    database.conversations().deleteEntry(id("c"), new Sequence(1));
    awaitGone();
  }

  @Test
  void deletedConversationIsGoneFromTheDisk() {
    Fixture.say(database.conversations(), "c", SECRET.repeat(1000));
    database.conversations().delete(id("c"));
    awaitGone();
  }

  @Test
  void conversationThatNobodyUsesAnyMoreIsGoneFromTheDisk() {
    Fixture.say(database.conversations(), "c", SECRET + " Xylophone");
    Header used = database.conversations().header(id("kept")).orElseThrow();
    Instant later = Fixture.NOW.plusSeconds(1);
    database.conversations().write(used.advance(0, later), List.of());
    assertThat(database.retention().deleteUnused(later, 10)).isEqualTo(1);
    awaitGone();
    Await.until("words are gone", () -> !onDisk("xylophone"));
  }

  @Test
  void wordsOfADeletedEntryAreGoneFromTheSearchOnTheDisk() {
    Fixture.say(database.conversations(), "c", "Xylophone QUARTZ");
    assertThat(onDisk("xylophone quartz")).isTrue();
    database.conversations().deleteEntry(id("c"), new Sequence(1));
    Await.until("words are gone", () -> !onDisk("xylophone") && !onDisk("quartz"));
    assertThat(onDisk("good morning")).isTrue();
  }

  @Test
  void wordsOfADeletedConversationAreGoneFromTheSearchOnTheDisk() {
    Fixture.say(database.conversations(), "c", "Xylophone QUARTZ");
    Header header = database.conversations().header(id("c")).orElseThrow();
    database.conversations().write(header.advance(0, Fixture.NOW).withTitle("Jackdaw"), List.of());
    assertThat(onDisk("jackdaw")).isTrue();
    database.conversations().delete(id("c"));
    Await.until(
        "words are gone", () -> !onDisk("xylophone") && !onDisk("quartz") && !onDisk("jackdaw"));
    assertThat(onDisk("good morning")).isTrue();
  }

  @Test
  void messageOfATurnThatWasOpenIsGoneFromTheDisk() {
    Header header = Fixture.header("c");
    OpenTurn turn =
        OpenTurn.begin(
            new TurnId("t"), "engine", List.of(Message.user(SECRET)), Fixture.NOW, Fixture.NOW);
    database.conversations().write(header.withOpenTurn(turn), List.of());
    database
        .conversations()
        .write(header.advance(1, Fixture.NOW), List.of(Fixture.entry(1, SECRET)));
    database.conversations().deleteEntry(id("c"), new Sequence(1));
    awaitGone();
  }

  @Test
  void deletedRecordIsGoneFromTheDisk() {
    database.records().put(key("a"), json("\"" + SECRET + "\""), 0, null);
    database.records().delete(key("a"), 1);
    awaitGone();
  }

  @Test
  void deletedRecordIsGoneFromTheDiskThoughTheSearchIsDamaged() throws SQLException {
    Fixture.say(database.conversations(), "c", "tea");
    database.records().put(key("a"), json("\"" + SECRET + "\""), 0, null);
    // stays open: the last connection that is closed empties the log in any case
    try (Session raw = Fixture.raw(file)) {
      raw.execute("update search_data set block = x'ff00ff00'");
      database.conversations().delete(id("c"));
      database.records().delete(key("a"), 1);
      awaitGone();
      assertThat(raw.number("select count(*) from gone")).isEqualTo(1);
    }
  }

  @Test
  void expiredRecordIsSweptFromTheDisk() throws SQLException {
    for (int i = 0; i < 600; i++) {
      database
          .records()
          .put(key("a" + i), json("\"" + SECRET + "\""), 0, clock.instant().plusSeconds(60));
    }
    clock.advance(Duration.ofSeconds(59));
    database.records().put(key("b"), json("1"), 0, null);
    assertThat(rows()).isEqualTo(601);
    clock.advance(Duration.ofSeconds(61));
    database.records().put(key("c"), json("2"), 0, null);
    awaitGone();
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void deletedJobIsGoneFromTheDisk() {
    JobQueue jobs = database.jobs();
    jobs.enqueue(job("waits"));
    jobs.delete(new JobId("waits"));
    awaitGone();
    jobs.enqueue(job("over"));
    Job taken = jobs.lease(Set.of(new JobType("work")), "w", Duration.ofDays(1)).orElseThrow();
    jobs.settle(taken.lease(), new Outcome.Succeeded(json("\"" + SECRET + "\"")));
    assertThat(onDisk(SECRET)).isTrue();
    assertThat(jobs.deleteEnded(clock.instant().plusSeconds(1), 10)).isEqualTo(1);
    awaitGone();
  }

  @Test
  void jobsOfAnOwnerAreGoneFromTheDiskWhateverBecameOfThem() {
    JobQueue jobs = database.jobs();
    jobs.enqueue(job("runs"));
    Job taken = jobs.lease(Set.of(new JobType("work")), "w", Duration.ofDays(1)).orElseThrow();
    assertThat(taken.id()).isEqualTo(new JobId("runs"));
    jobs.enqueue(job("waits"));
    assertThat(onDisk(SECRET)).isTrue();
    assertThat(jobs.deleteOwned(new Owner(SECRET), new JobType("receipt"), 10)).isEqualTo(2);
    awaitGone();
  }

  @Test
  void sessionThatWasDeletedOrEndedIsGoneFromTheDisk() {
    SessionStore sessions = database.sessions();
    for (int way = 0; way < 3; way++) {
      SessionStore.Key key =
          new SessionStore.Key(new Owner("of " + way), SessionId.of(new UUID(1, way)));
      sessions.create(key, Duration.ofSeconds(9));
      sessions.append(key, new Exchange("what is it?", SECRET), Duration.ofSeconds(9));
      assertThat(onDisk(SECRET)).isTrue();
      switch (way) {
        case 0 -> assertThat(sessions.delete(key)).isTrue();
        case 1 -> assertThat(sessions.deleteOwned(key.owner(), 10)).isOne();
        default -> {
          clock.advance(Duration.ofMinutes(2));
          database.records().put(key("wakes the writer"), json("1"), 0, null);
        }
      }
      awaitGone();
    }
  }

  private static NewJob job(String id) {
    return NewJob.of(
        new JobId(id), new JobType("work"), json("\"" + SECRET + "\""), new Owner(SECRET));
  }

  private void awaitGone() {
    Await.until("the text is gone from the disk", () -> !onDisk(SECRET));
    assertThat(onDisk("good morning")).isTrue();
    assertThat(database.conversations().entry(id("kept"), new Sequence(1))).isPresent();
  }

  private boolean onDisk(String text) {
    try {
      String all = "";
      for (Path each : List.of(file, Path.of(file + "-wal"))) {
        all += Files.exists(each) ? Files.readString(each, StandardCharsets.ISO_8859_1) : "";
      }
      return all.contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long rows() throws SQLException {
    try (Session raw = Fixture.raw(file)) {
      return raw.number("select count(*) from records");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static dev.parley.adapter.sqlite.Fixture.header;
import static dev.parley.adapter.sqlite.Fixture.id;
import static dev.parley.adapter.sqlite.Fixture.json;
import static dev.parley.adapter.sqlite.Fixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency;
import dev.parley.testkit.Await;
import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupCommitTest {
  private static final int QUEUE = 40;

  @TempDir Path folder;
  private final Stall stall = new Stall();
  private final Callers callers = new Callers();
  private SqliteDatabase database;
  private Callers.Call held;

  @BeforeEach
  void openAndHoldTheFirstWrite() {
    SqliteSettings settings =
        SqliteSettings.at(folder.resolve("parley.db")).withQueues(QUEUE, QUEUE);
    database = SqliteDatabase.open(settings, SteppedClock.create(), stall);
    stall.arm();
    held = begin("held");
    stall.awaitReached();
  }

  @AfterEach
  void close() {
    stall.release();
    callers.join();
    database.close();
  }

  @Test
  void writesThatWaitTogetherShareOneCommit() {
    for (int i = 0; i < QUEUE; i++) {
      begin("c" + i);
    }
    awaitWaiting(QUEUE);
    assertThat(callers.answered()).isZero();
    stall.release();
    callers.join();
    assertThat(stall.commits()).containsExactly(1, QUEUE);
    assertThat(database.conversations().list(Owner.LOCAL, null, 100)).hasSize(QUEUE + 1);
  }

  @Test
  void groupIsNoLargerThanTheSettingsSay() {
    stall.release();
    callers.join();
    database.close();
    SqliteSettings settings = SqliteSettings.at(folder.resolve("parley.db")).withLargestGroup(3);
    database = SqliteDatabase.open(settings, SteppedClock.create(), stall);
    try (Callers more = new Callers();
        Stall hold = stall.arm()) {
      more.call(() -> begin("c0", ""));
      hold.awaitReached();
      for (int i = 1; i <= 8; i++) {
        String id = "c" + i;
        more.call(() -> begin(id, ""));
      }
      awaitWaiting(8);
      hold.release();
    }
    assertThat(stall.commits()).containsExactly(1, 3, 3, 2);
  }

  @Test
  void onlyTheWriteThatFailsIsUndone() {
    Callers.Call good = begin("good");
    awaitWaiting(1);
    Callers.Call twice = begin("good");
    awaitWaiting(2);
    Callers.Call misnumbered =
        callers.call(
            () ->
                database
                    .conversations()
                    .write(header("misnumbered"), List.of(Fixture.entry(7, "gap"))));
    awaitWaiting(3);
    Callers.Call alsoGood =
        callers.call(() -> database.records().put(key("a"), json("1"), 0, null));
    awaitWaiting(4);
    stall.release();
    callers.join();
    assertThat(held.failure()).isNull();
    assertThat(good.failure()).isNull();
    assertThat(twice.failure()).isInstanceOf(ConflictException.class);
    assertThat(misnumbered.failure()).isInstanceOf(IllegalArgumentException.class);
    assertThat(alsoGood.failure()).isNull();
    assertThat(stall.commits()).containsExactly(1, 4);
    assertThat(database.conversations().header(id("good"))).contains(header("good").withTitle(""));
    assertThat(database.conversations().header(id("misnumbered"))).isEmpty();
    assertThat(database.records().get(key("a"))).isPresent();
  }

  @Test
  void onlyTheWriteThatFindsNoRoomFails() {
    stall.release();
    callers.join();
    limitPages(50);
    try (Callers more = new Callers();
        Stall hold = stall.arm()) {
      more.call(() -> begin("first", ""));
      hold.awaitReached();
      Callers.Call small = more.call(() -> begin("small", ""));
      awaitWaiting(1);
      Callers.Call large = more.call(() -> begin("large", "x".repeat(1_000_000)));
      awaitWaiting(2);
      Callers.Call last = more.call(() -> begin("last", ""));
      awaitWaiting(3);
      hold.release();
      assertThat(small.failure()).isNull();
      assertThat(large.failure())
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("no room is left")
          .hasMessageContaining("parley.db");
      assertThat(last.failure()).isNull();
    }
    assertThat(database.conversations().header(id("small"))).isPresent();
    assertThat(database.conversations().header(id("large"))).isEmpty();
    limitPages(1_000_000);
    begin("large", "x".repeat(1_000_000));
    assertThat(database.state().status()).isEqualTo(Dependency.Status.UP);
    assertThat(database.check()).isEmpty();
  }

  @Test
  void writeIsRefusedWhenTooManyWait() {
    for (int i = 0; i < QUEUE; i++) {
      begin("c" + i);
    }
    awaitWaiting(QUEUE);
    assertThatThrownBy(() -> database.conversations().delete(id("held")))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("" + QUEUE);
    stall.release();
    callers.join();
    assertThat(database.conversations().header(id("held"))).isPresent();
  }

  @Test
  void closingLetsWhatWaitsBeDone() {
    begin("c");
    awaitWaiting(1);
    Callers closer = new Callers();
    closer.call(database::close);
    Await.until("the database is closing", () -> database.writes().isClosed());
    assertThat(callers.answered()).isZero();
    stall.release();
    closer.join();
    callers.join();
    assertThat(held.failure()).isNull();
    assertThat(stall.commits()).containsExactly(1, 1);
  }

  private Callers.Call begin(String id) {
    return callers.call(() -> begin(id, ""));
  }

  private void begin(String id, String title) {
    database.conversations().write(header(id).withTitle(title), List.of());
  }

  private void awaitWaiting(int writes) {
    Await.until(writes + " writes wait", () -> database.writes().waiting() == writes);
  }

  private void limitPages(int pages) {
    database.writes().call(session -> session.number("pragma max_page_count = " + pages));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static dev.parley.adapter.sqlite.Fixture.header;
import static dev.parley.adapter.sqlite.Fixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.testkit.Await;
import dev.parley.testkit.SteppedClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit takes long; nothing else may. */
final class SlowDiskTest {
  /** Many more than there are carriers of virtual threads. */
  private static final int WAITING = 200;

  @TempDir Path folder;
  private final Stall stall = new Stall();
  private final Callers writers = new Callers();
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database =
        SqliteDatabase.open(
            SqliteSettings.at(folder.resolve("parley.db")), SteppedClock.create(), stall);
    Fixture.say(database.conversations(), "before", "hello");
    stall.arm();
  }

  @AfterEach
  void close() {
    stall.release();
    writers.close();
    database.close();
  }

  @Test
  void virtualThreadsGoOnWhileACommitIsSlow() {
    AtomicInteger pieces = new AtomicInteger();
    begin("first");
    stall.awaitReached();
    for (int i = 0; i < WAITING; i++) {
      begin("c" + i);
    }
    Await.until("the others wait", () -> database.writes().waiting() == WAITING);
    Callers streams = new Callers();
    for (int i = 0; i < 50; i++) {
      streams.call(
          () -> {
            for (int piece = 0; piece < 20; piece++) {
              database.conversations().newest(id("before"), null, 10);
              pieces.incrementAndGet();
            }
          });
    }
    streams.join();
    assertThat(pieces).hasValue(50 * 20);
    assertThat(writers.answered()).isZero();
    assertThat(stall.commits()).containsExactly(1);
    stall.release();
    writers.join();
    assertThat(stall.commits()).containsExactly(1, WAITING);
  }

  @Test
  void whatIsNotDurableYetIsNotSeen() {
    begin("c");
    stall.awaitReached();
    assertThat(database.conversations().header(id("c"))).isEmpty();
    stall.release();
    writers.join();
    assertThat(database.conversations().header(id("c"))).isPresent();
  }

  @Test
  void interruptedWriteWhoseTurnHasNotComeIsNotDone() throws InterruptedException {
    begin("first");
    stall.awaitReached();
    AtomicReference<@Nullable String> failure = new AtomicReference<>();
    Thread waiting = interruptible("second", failure);
    Await.until("the second waits", () -> database.writes().waiting() == 1);
    waiting.interrupt();
    waiting.join();
    assertThat(failure.get()).contains("nothing was done");
    stall.release();
    writers.join();
    database.conversations().write(header("third"), List.of());
    assertThat(database.conversations().header(id("first"))).isPresent();
    assertThat(database.conversations().header(id("second"))).isEmpty();
  }

  @Test
  void interruptedWriteThatIsUnderWayIsDoneAllTheSame() throws InterruptedException {
    AtomicReference<@Nullable String> failure = new AtomicReference<>();
    Thread writing = interruptible("c", failure);
    stall.awaitReached();
    writing.interrupt();
    writing.join();
    assertThat(failure.get()).contains("may have been done");
    stall.release();
    database.conversations().write(header("later"), List.of());
    assertThat(database.conversations().header(id("c"))).isPresent();
  }

  private void begin(String id) {
    writers.call(() -> database.conversations().write(header(id), List.of()));
  }

  /** A write; what it fails with is kept only if the thread stays interrupted. */
  private Thread interruptible(String id, AtomicReference<@Nullable String> failure) {
    return Thread.startVirtualThread(
        () -> {
          try {
            database.conversations().write(header(id), List.of());
          } catch (StorageUnavailableException e) {
            failure.set(
                Thread.currentThread().isInterrupted() ? e.getMessage() : "not interrupted");
          }
        });
  }
}

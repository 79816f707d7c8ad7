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
  private static final int WRITERS = 200;

  @TempDir Path folder;
  private final Stall stall = new Stall();
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
    database.close();
  }

  @Test
  void virtualThreadsGoOnWhileACommitIsSlow() {
    AtomicInteger pieces = new AtomicInteger();
    try (Callers writers = new Callers();
        Callers streams = new Callers()) {
      for (int i = 0; i < WRITERS; i++) {
        String id = "c" + i;
        writers.call(() -> database.conversations().write(header(id), List.of()));
      }
      stall.awaitReached();
      Await.until("the others wait", () -> database.writes().waiting() == WRITERS - 1);
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
      assertThat(stall.commits()).hasSize(1);
      stall.release();
      writers.join();
      assertThat(writers.answered()).isEqualTo(WRITERS);
    }
    assertThat(stall.commits()).containsExactly(1, WRITERS - 1);
  }

  @Test
  void whatIsNotDurableYetIsNotSeen() {
    try (Callers writers = new Callers()) {
      writers.call(() -> database.conversations().write(header("c"), List.of()));
      stall.awaitReached();
      assertThat(database.conversations().header(id("c"))).isEmpty();
      stall.release();
    }
    assertThat(database.conversations().header(id("c"))).isPresent();
  }

  @Test
  void interruptedWriteWhoseTurnHasNotComeIsNotDone() throws InterruptedException {
    try (Callers writers = new Callers()) {
      writers.call(() -> database.conversations().write(header("first"), List.of()));
      stall.awaitReached();
      AtomicReference<@Nullable String> failure = new AtomicReference<>();
      Thread waiting = interruptible("second", failure);
      Await.until("the second waits", () -> database.writes().waiting() == 1);
      waiting.interrupt();
      waiting.join();
      assertThat(failure.get()).contains("nothing was done");
      stall.release();
    }
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

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static dev.parley.adapter.sqlite.Fixture.header;
import static dev.parley.adapter.sqlite.Fixture.id;
import static dev.parley.adapter.sqlite.WritingProcess.ENTRIES_OF_A_TURN;
import static dev.parley.adapter.sqlite.WritingProcess.TURNS_TOGETHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.ConflictException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TwoProcessesTest {
  @TempDir Path folder;

  @Test
  void processesThatWriteToOneConversationLoseNothing() {
    Path file = folder.resolve("parley.db");
    try (Child first = Child.start(file, List.of(), "together");
        Child second = Child.start(file, List.of(), "together");
        SqliteDatabase here = open(file)) {
      assertThat(List.of(first, second)).extracting(Child::line).containsOnly("open");
      WritingProcess.writeTogether(here.conversations());
      assertThat(List.of(first, second)).extracting(Child::line).containsOnly("done");
      Header header = here.conversations().header(id("shared")).orElseThrow();
      assertThat(header.version()).isEqualTo(3L * TURNS_TOGETHER);
      assertThat(header.last().value()).isEqualTo(ENTRIES_OF_A_TURN * (header.version() - 1));
      assertThat(here.check()).isEmpty();
    }
  }

  @Test
  void exactlyOneOfManyBeginsAConversationAcrossConnections() {
    Path file = folder.resolve("parley.db");
    try (SqliteDatabase first = open(file);
        SqliteDatabase second = open(file)) {
      for (int round = 0; round < 20; round++) {
        String id = "c" + round;
        List<Callers.Call> calls;
        try (Callers callers = new Callers()) {
          calls =
              IntStream.range(0, 8)
                  .mapToObj(i -> i % 2 == 0 ? first : second)
                  .map(
                      database ->
                          callers.call(() -> database.conversations().write(header(id), List.of())))
                  .toList();
        }
        assertThat(calls).filteredOn(call -> call.failure() == null).hasSize(1);
        assertThat(calls)
            .map(Callers.Call::failure)
            .filteredOn(failure -> failure != null)
            .allMatch(ConflictException.class::isInstance);
      }
    }
  }

  @Test
  void fileIsOpenedByManyAtOnceWhenItIsNew() {
    for (int round = 0; round < 10; round++) {
      Path file = folder.resolve("new" + round + ".db");
      List<Callers.Call> calls;
      try (Callers callers = new Callers()) {
        calls =
            IntStream.range(0, 4).mapToObj(i -> callers.call(() -> open(file).close())).toList();
      }
      assertThat(calls).map(Callers.Call::failure).containsOnlyNulls();
    }
  }

  @Test
  void whatOneWritesTheOtherReadsAtOnce() {
    Path file = folder.resolve("parley.db");
    try (SqliteDatabase first = open(file);
        SqliteDatabase second = open(file)) {
      Header header = Fixture.say(first.conversations(), "c", "hello");
      assertThat(second.conversations().header(id("c"))).contains(header);
      second.conversations().delete(id("c"));
      assertThat(first.conversations().header(id("c"))).isEmpty();
    }
  }

  private static SqliteDatabase open(Path file) {
    return SqliteDatabase.open(SqliteSettings.at(file), Clock.systemUTC());
  }
}

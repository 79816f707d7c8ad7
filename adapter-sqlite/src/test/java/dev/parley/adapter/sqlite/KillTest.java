// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.ConversationStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, again and again, and looks at what it left. */
final class KillTest {
  private static final int KILLS = 50;
  private static final long SEED = 20_260_102;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final Map<ConversationId, Long> acknowledged = new HashMap<>();
  private final Map<ConversationId, Long> verified = new HashMap<>();

  @Test
  void everyAcknowledgedTurnIsThereAndNoneInPartHoweverOftenTheWriterIsKilled()
      throws InterruptedException {
    Path file = folder.resolve("parley.db");
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(file, kill % 10 == 0);
      verify(file, "kill " + kill + " of seed " + SEED);
    }
    assertThat(acknowledged).hasSize(WritingProcess.WRITERS);
    assertThat(acknowledged.values()).allMatch(last -> last > KILLS);
  }

  /** Kills a writer at some moment after some acknowledgements, or while it starts. */
  private void runAndKill(Path file, boolean atStart) throws InterruptedException {
    try (Child child = Child.start(file, List.of(), "alone")) {
      if (atStart) {
        child.process().waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
      } else {
        int lines = 1 + random.nextInt(40);
        for (int i = 0; i < lines; i++) {
          note(child.line());
        }
        child.process().waitFor(random.nextInt(3000), TimeUnit.MICROSECONDS);
      }
      child.kill();
      // what was printed before the end was acknowledged too
      for (String line = child.line(); line != null; line = child.line()) {
        note(line);
      }
    }
  }

  private void note(@Nullable String line) {
    String[] words = line == null ? new String[0] : line.split(" ");
    if (words.length == 2) {
      acknowledged.merge(new ConversationId(words[0]), Long.parseLong(words[1]), Math::max);
    }
  }

  private void verify(Path file, String when) {
    try (SqliteDatabase database =
        SqliteDatabase.open(SqliteSettings.at(file), Clock.systemUTC())) {
      assertThat(database.check()).as(when).isEmpty();
      acknowledged.forEach((id, last) -> verify(database.conversations(), id, when));
    }
  }

  private void verify(ConversationStore store, ConversationId id, String when) {
    Header header = store.header(id).orElseThrow();
    long last = header.last().value();
    assertThat(last).as(when).isGreaterThanOrEqualTo(acknowledged.getOrDefault(id, 0L));
    assertThat(last).as(when).isEqualTo(WritingProcess.ENTRIES_OF_A_TURN * (header.version() - 1));
    long checked = verified.getOrDefault(id, 0L);
    for (long end = last; end > checked; end -= 100) {
      for (Entry entry : store.newest(id, new Sequence(end + 1), 100)) {
        assertThat(entry).as(when).isEqualTo(WritingProcess.entry(id, entry.sequence().value()));
      }
    }
    verified.put(id, last);
  }
}

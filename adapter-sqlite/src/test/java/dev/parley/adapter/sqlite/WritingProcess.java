// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.ConflictException;
import dev.parley.port.ConversationStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A process that writes turn after turn and prints a line for each that was acknowledged. */
final class WritingProcess {
  static final int WRITERS = 4;
  static final int ENTRIES_OF_A_TURN = 3;
  static final int TURNS_TOGETHER = 100;

  private WritingProcess() {}

  /** Writes to a file until it is killed, or, together with others, a number of turns; or jobs. */
  public static void main(String[] arguments) {
    SqliteSettings settings = SqliteSettings.at(Path.of(arguments[0]));
    try (SqliteDatabase database = SqliteDatabase.open(settings, Clock.systemUTC());
        Callers writers = new Callers()) {
      print("open");
      if (arguments[1].equals("together")) {
        writeTogether(database.conversations());
        return;
      }
      if (arguments[1].equals("jobs")) {
        JobWork.forEver(database.jobs(), writers);
        return;
      }
      for (int writer = 0; writer < WRITERS; writer++) {
        ConversationId id = new ConversationId("c" + writer);
        writers.call(() -> writeForEver(database.conversations(), id));
      }
    }
  }

  private static void writeForEver(ConversationStore store, ConversationId id) {
    while (true) {
      print(id + " " + turn(store, id).last().value());
    }
  }

  /** Writes to one conversation that other processes write to as well. */
  static void writeTogether(ConversationStore store) {
    ConversationId id = new ConversationId("shared");
    for (int written = 0; written < TURNS_TOGETHER; ) {
      try {
        turn(store, id);
        written++;
      } catch (ConflictException e) {
        // another process was faster
      }
    }
    print("done");
  }

  private static Header turn(ConversationStore store, ConversationId id) {
    Header stored = store.header(id).orElse(null);
    Header next =
        stored == null
            ? Fixture.header(id.value())
            : stored.advance(ENTRIES_OF_A_TURN, Fixture.NOW);
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; stored != null && i <= ENTRIES_OF_A_TURN; i++) {
      entries.add(entry(id, stored.last().value() + i));
    }
    store.write(next, entries);
    return next;
  }

  /** What stands at that place, whoever wrote it; now and then it fills several pages. */
  static Entry entry(ConversationId id, long sequence) {
    int length = sequence % 17 == 0 ? 20_000 : (int) (sequence % 29) * 10;
    return Fixture.entry(sequence, id + " " + sequence + " " + "\u00e9".repeat(length));
  }

  static void print(String line) {
    synchronized (System.out) {
      System.out.print(line + ".\n");
      System.out.flush();
    }
  }
}

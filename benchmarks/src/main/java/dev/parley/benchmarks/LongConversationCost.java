// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.context.Placed;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.engine.chat.ChatEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a turn of a very long conversation costs beside one of a short one, in a SQLite file, with a
 * model that answers at once. Each round times a turn of both; a short one is never asked twice.
 *
 * <p>Arguments: turns of the long one (100,000), tokens of the window (2,048), rounds (500). A
 * fifth as many warm up and are not counted.
 */
public final class LongConversationCost {
  private static final int SHORT_TURNS = 20;
  private static final int BATCH = 1_000;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final ConversationId LONG = new ConversationId("long");

  private final SqliteDatabase database;
  private final ChatEngine engine;

  private LongConversationCost(SqliteDatabase database, int window) {
    this.database = database;
    this.engine =
        ChatEngine.builder()
            .model(new InstantModel(window))
            .conversations(database.conversations())
            .build();
  }

  public static void main(String[] args) throws IOException {
    int turns = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int window = args.length > 1 ? Integer.parseInt(args[1]) : 2_048;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 500;
    Path folder = Files.createTempDirectory("parley-long");
    try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("parley.db"))) {
      new LongConversationCost(database, window).measure(turns, rounds);
    } finally {
      Folders.delete(folder);
    }
  }

  private void measure(int turns, int rounds) {
    fill(LONG, turns);
    for (int round = -rounds / 5; round < rounds; round++) {
      fill(brief(round), SHORT_TURNS - 1);
    }
    double[] early = new double[rounds];
    double[] late = new double[rounds];
    for (int round = -rounds / 5; round < rounds; round++) {
      double briefly = turn(brief(round));
      double longer = turn(LONG);
      if (round >= 0) {
        early[round] = briefly;
        late[round] = longer;
      }
    }
    Arrays.sort(early);
    Arrays.sort(late);
    System.out.println("| turn | p50 ms | p90 ms |");
    System.out.println("| --- | --- | --- |");
    System.out.println(row(SHORT_TURNS, early));
    System.out.println(row(turns, late));
    System.out.printf("p50 %.2f times%n", late[rounds / 2] / early[rounds / 2]);
  }

  private static String row(int turn, double[] sorted) {
    return "| %,d | %.3f | %.3f |"
        .formatted(turn, sorted[sorted.length / 2], sorted[sorted.length * 9 / 10]);
  }

  private static ConversationId brief(int round) {
    return new ConversationId("short" + round);
  }

  /** Milliseconds. */
  private double turn(ConversationId id) {
    long begin = System.nanoTime();
    String answer = engine.reply(id, "Which tea wakes me up?");
    long end = System.nanoTime();
    if (answer.isEmpty()) {
      throw new IllegalStateException(id + " came to no answer");
    }
    return (end - begin) * 1e-6;
  }

  private void fill(ConversationId id, int turns) {
    Header header = Header.create(id, Owner.LOCAL, BEGIN);
    database.conversations().write(header, List.of());
    List<Placed> talk = Talk.of(turns);
    for (int from = 0; from < talk.size(); from += BATCH) {
      List<Entry> batch = new ArrayList<>();
      for (Placed said : talk.subList(from, Math.min(talk.size(), from + BATCH))) {
        Sequence sequence = new Sequence(said.sequence());
        batch.add(
            new Entry(sequence, null, EntryStatus.COMPLETED, BEGIN, said.size(), said.message()));
      }
      header = header.append(batch, BEGIN);
      database.conversations().write(header, batch);
    }
  }
}

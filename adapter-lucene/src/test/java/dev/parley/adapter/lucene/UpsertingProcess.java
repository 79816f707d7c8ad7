// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import static dev.parley.adapter.lucene.Vectors.HERE;

import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.VectorEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A process that writes until it is killed and prints a line for each write that returned. */
final class UpsertingProcess {
  static final int WRITERS = 4;
  static final int BATCH = 3;

  private UpsertingProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    LuceneVectorIndex index =
        LuceneVectorIndex.open(LuceneSettings.at(Path.of(arguments[0]), Vectors.SPACE));
    print("open");
    Thread[] writers = new Thread[WRITERS];
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      writers[writer] = Thread.startVirtualThread(() -> write(index, number));
    }
    for (Thread writer : writers) {
      writer.join();
    }
  }

  /** The ids of one write. */
  static List<EntryId> ids(int writer, int round) {
    return IntStream.range(0, BATCH)
        .mapToObj(i -> new EntryId(writer + "-" + round + "-" + i))
        .toList();
  }

  private static void write(LuceneVectorIndex index, int writer) {
    Random random = new Random(writer);
    for (int round = 0; ; round++) {
      List<VectorEntry> entries =
          ids(writer, round).stream().map(id -> Vectors.entry(id.value(), random)).toList();
      index.upsert(HERE, entries);
      if (round % 4 == 3) {
        index.delete(HERE, ids(writer, round - 1));
      }
      print(writer + " " + round);
    }
  }

  private static void print(String line) {
    synchronized (System.out) {
      System.out.print(line + ".\n");
      System.out.flush();
    }
  }
}

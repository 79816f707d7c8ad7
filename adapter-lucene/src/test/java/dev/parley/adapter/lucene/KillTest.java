// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import static dev.parley.adapter.lucene.UpsertingProcess.BATCH;
import static dev.parley.adapter.lucene.UpsertingProcess.ids;
import static dev.parley.adapter.lucene.Vectors.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged outlives a process that is killed in the middle of writing. */
final class KillTest {
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() {
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      Path own = folder.resolve("round" + round);
      int[] last = killedAfter(own, 20 + random.nextInt(60));
      try (LuceneVectorIndex index =
          LuceneVectorIndex.open(LuceneSettings.at(own, Vectors.SPACE))) {
        for (int writer = 0; writer < last.length; writer++) {
          assertThere(index, writer, last[writer]);
        }
        assertThat(index.check()).isEmpty();
      }
    }
  }

  /** Has a process write, kills it after so many acknowledgements, and gives each writer's last. */
  private static int[] killedAfter(Path own, int acknowledged) {
    int[] last = new int[UpsertingProcess.WRITERS];
    Arrays.fill(last, -1);
    try (Child child = Child.start(own)) {
      assertThat(child.line()).isEqualTo("open");
      for (int i = 0; i < acknowledged; i++) {
        note(child.line(), last);
      }
      child.kill();
      for (String line = child.line(); line != null; line = child.line()) {
        note(line, last);
      }
    }
    return last;
  }

  private static void note(@Nullable String line, int[] last) {
    assertThat(line).as("the process writes until it is killed").isNotNull();
    String[] parts = line.split(" ", -1);
    last[Integer.parseInt(parts[0])] = Integer.parseInt(parts[1]);
  }

  /** Each write is there whole, and what was deleted is not. */
  private static void assertThere(LuceneVectorIndex index, int writer, int last) {
    for (int round = 0; round <= last; round++) {
      boolean maybeDeleted = round % 4 == 2 && round == last;
      boolean deleted = round % 4 == 2 && round < last;
      if (!maybeDeleted) {
        assertThat(index.fetch(HERE, ids(writer, round)))
            .as("writer %s, round %s", writer, round)
            .hasSize(deleted ? 0 : BATCH);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.START;
import static dev.parley.testkit.Logs.begin;
import static dev.parley.testkit.Logs.down;
import static dev.parley.testkit.Logs.entries;
import static dev.parley.testkit.Logs.first;
import static dev.parley.testkit.Logs.id;
import static dev.parley.testkit.Logs.sequences;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several writers and readers at once. */
interface ConversationRaces extends ConversationFixture {
  int RUNNERS = 16;

  @Test
  default void exactlyOneOfManyBeginsAConversation() {
    List<Integer> winners =
        Race.winners(
            RUNNERS,
            runner ->
                store()
                    .write(
                        first("c", new Owner("owner" + runner), 2),
                        entries(1, "by " + runner, "too by " + runner)));
    assertThat(winners).hasSize(1);
    int winner = winners.getFirst();
    assertThat(store().header(id("c"))).contains(first("c", new Owner("owner" + winner), 2));
    assertThat(Logs.all(store(), id("c")))
        .isEqualTo(entries(1, "by " + winner, "too by " + winner));
  }

  @Test
  default void exactlyOneOfManyWritersOfOneVersionWins() {
    Header stored = begin(store(), "c", 1);
    List<Integer> winners =
        Race.winners(
            RUNNERS,
            runner ->
                store()
                    .write(
                        stored.advance(2, START).withTitle("by " + runner),
                        entries(2, "by " + runner, "too by " + runner)));
    assertThat(winners).hasSize(1);
    int winner = winners.getFirst();
    assertThat(store().header(id("c")))
        .contains(stored.advance(2, START).withTitle("by " + winner));
    assertThat(store().newest(id("c"), null, 2).reversed())
        .isEqualTo(entries(2, "by " + winner, "too by " + winner));
  }

  @Test
  default void writersThatTryAgainAllGetThrough() {
    int each = 8;
    begin(store(), "c", 0);
    Race.run(
        RUNNERS,
        runner -> {
          for (int done = 0; done < each; ) {
            Header stored = store().header(id("c")).orElseThrow();
            if (Race.wins(() -> Logs.append(store(), stored, 2))) {
              done++;
            }
          }
        });
    int written = RUNNERS * each;
    assertThat(store().header(id("c")).orElseThrow().version()).isEqualTo(written + 1L);
    assertThat(sequences(Logs.all(store(), id("c")).reversed())).isEqualTo(down(2L * written, 1));
  }

  @Test
  default void writersOfDifferentConversationsDoNotHinderEachOther() {
    Race.run(
        RUNNERS,
        runner -> {
          Header stored = begin(store(), "c" + runner, 1);
          for (int i = 0; i < 10; i++) {
            stored = Logs.append(store(), stored, 1);
          }
        });
    for (int runner = 0; runner < RUNNERS; runner++) {
      assertThat(Logs.all(store(), id("c" + runner))).isEqualTo(entries(1, 11));
    }
    assertThat(store().list(ANN, null, 100)).hasSize(RUNNERS);
  }

  @Test
  default void readersNeverSeeHalfAWrite() {
    int writes = 100;
    begin(store(), "c", 0);
    AtomicInteger halves = new AtomicInteger();
    Race.run(
        4,
        runner -> {
          if (runner == 0) {
            Header stored = store().header(id("c")).orElseThrow();
            for (int i = 0; i < writes; i++) {
              stored = Logs.append(store(), stored, 3);
            }
            return;
          }
          List<Entry> seen;
          do {
            seen = store().newest(id("c"), null, 6);
            halves.addAndGet(seen.size() % 3);
            halves.addAndGet(seen.isEmpty() ? 0 : (int) (seen.getFirst().sequence().value() % 3));
          } while (seen.isEmpty() || seen.getFirst().sequence().value() < 3L * writes);
        });
    assertThat(halves).hasValue(0);
  }

  @Test
  default void whatWasWrittenIsReadByEveryThread() {
    Race.run(
        RUNNERS,
        runner -> {
          Header stored = begin(store(), "c" + runner, 1);
          for (int i = 0; i < 10; i++) {
            stored = Logs.append(store(), stored, 1);
            assertThat(store().header(stored.id())).contains(stored);
            assertThat(store().entry(stored.id(), stored.last())).isPresent();
          }
        });
  }
}

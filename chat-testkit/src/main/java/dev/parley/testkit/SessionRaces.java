// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.SessionFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several callers at once. */
interface SessionRaces extends SessionFixture {
  int RUNNERS = 16;

  @Test
  default void exchangesThatAreAddedAtOnceAreAllKeptWholeAndInEachCallersOrder() {
    int each = 12;
    created(1);
    Race.run(
        RUNNERS,
        runner -> {
          for (int i = 0; i < each; i++) {
            String text = runner + ":" + i + " " + "\u4f60".repeat(runner * 20);
            assertThat(append(1, text, text)).isTrue();
          }
        });
    List<Exchange> history = history(1);
    assertThat(history).hasSize(RUNNERS * each).doesNotHaveDuplicates();
    assertThat(history).allSatisfy(said -> assertThat(said.user()).isEqualTo(said.ai()));
    for (int runner = 0; runner < RUNNERS; runner++) {
      String mine = runner + ":";
      List<String> order = new ArrayList<>();
      for (Exchange said : history) {
        if (said.user().startsWith(mine)) {
          order.add(said.user().substring(mine.length(), said.user().indexOf(' ')));
        }
      }
      assertThat(order)
          .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    }
  }

  @Test
  default void whoeverAsksMeanwhileSeesWholeExchangesAndNeverFewerThanBefore() {
    created(1);
    Race.run(
        RUNNERS,
        runner -> {
          int seen = 0;
          for (int i = 0; i < 10; i++) {
            if (runner % 2 == 0) {
              append(1, "a".repeat(i * 100), "b".repeat(i * 100));
            } else {
              Session session = store().use(key(1), MINUTE).orElseThrow();
              assertThat(session.history().size()).isGreaterThanOrEqualTo(seen);
              assertThat(session.history())
                  .allSatisfy(said -> assertThat(said.user()).hasSameSizeAs(said.ai()));
              seen = session.history().size();
            }
          }
        });
    assertThat(history(1)).hasSize(RUNNERS / 2 * 10);
  }

  @Test
  default void exactlyOneOfManyCreatesASession() {
    assertThat(Race.winners(RUNNERS, runner -> created(1))).hasSize(1);
    assertThat(history(1)).isEmpty();
  }

  @Test
  default void exactlyOneOfManyDeletesASession() {
    created(1);
    boolean[] deleted = new boolean[RUNNERS];
    Race.run(RUNNERS, runner -> deleted[runner] = store().delete(key(1)));
    assertThat(deleted).containsOnlyOnce(true);
  }

  @Test
  default void sessionThatIsDeletedMeanwhileStaysDeleted() {
    for (int round = 0; round < 10; round++) {
      int number = round;
      AtomicInteger added = new AtomicInteger();
      created(number);
      Race.run(
          RUNNERS,
          runner -> {
            if (runner == RUNNERS / 2) {
              assertThat(store().delete(key(number))).isTrue();
            } else if (append(number, "a", "b")) {
              added.incrementAndGet();
            }
          });
      assertThat(added.get()).isLessThan(RUNNERS);
      assertThat(store().use(key(number), MINUTE)).isEmpty();
    }
  }
}

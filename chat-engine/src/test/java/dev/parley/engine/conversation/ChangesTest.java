// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class ChangesTest {
  /** In a test's time, nobody looks as often by itself. */
  private static final int MANY = 100;

  private static final Duration LONG = Duration.ofDays(1);

  private final Changes<String> changes = new Changes<>();

  @Test
  void whoeverWaitsLooksEverLessOften() {
    assertThat(Changes.pause(0)).isEqualTo(Duration.ofMillis(100));
    for (int waits = 0; waits < 5; waits++) {
      assertThat(Changes.pause(waits + 1)).isGreaterThan(Changes.pause(waits));
    }
    assertThat(Changes.pause(6)).isEqualTo(Changes.LONGEST_PAUSE);
    assertThat(Changes.pause(Integer.MAX_VALUE)).isEqualTo(Changes.LONGEST_PAUSE);
  }

  @Test
  void endOfTheWorkWakesThoseWhoWatchItAndNobodyElse() {
    AtomicInteger tea = new AtomicInteger();
    AtomicInteger coffee = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    look("tea", tea, over);
    look("coffee", coffee, over);
    Await.until(
        "tea was looked at",
        () -> {
          changes.signal("tea");
          LockSupport.parkNanos(100_000);
          return tea.get() > MANY;
        });
    assertThat(coffee.get()).isLessThan(MANY / 2);
    over.set(true);
    Await.until("nobody watches", () -> changes.watched() == 0);
  }

  private void look(String work, AtomicInteger looks, AtomicBoolean over) {
    var unused =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var watch = changes.watch(work)) {
                    while (!over.get()) {
                      watch.await(LONG, () -> false);
                      looks.incrementAndGet();
                    }
                  }
                });
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchLockTest {
  @TempDir Path folder;

  @Test
  void secondProcessWaitsAndSaysSoWhileFirstHoldsIt() throws Exception {
    Process holder = holder();
    Notes notes = new Notes();
    Thread second = Thread.ofVirtual().start(() -> exclusively(() -> notes.note("mine"), notes));
    Await.until("the second waits", () -> !notes.lines().isEmpty());

    holder.getOutputStream().close();
    second.join();

    assertThat(notes.lines())
        .containsExactly("waiting for another Parley, which is fetching it", "mine");
  }

  @Test
  void lockIsFreeWhenItsHolderWasKilled() throws Exception {
    holder().destroyForcibly().waitFor();
    Notes notes = new Notes();

    exclusively(() -> notes.note("mine"), notes);

    assertThat(notes.lines()).containsExactly("mine");
  }

  @Test
  void oneThreadAtATimeHoldsItWhenManyWantIt() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    List<Integer> seen = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(4);
    for (int i = 0; i < 4; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                exclusively(() -> seen.add(inside.incrementAndGet()), Progress.silent(), inside);
                all.countDown();
              });
    }

    all.await();

    assertThat(seen).containsExactly(1, 1, 1, 1);
  }

  private void exclusively(Runnable action, Progress progress, AtomicInteger inside) {
    exclusively(
        () -> {
          action.run();
          inside.decrementAndGet();
        },
        progress);
  }

  private void exclusively(Runnable action, Progress progress) {
    try {
      FetchLock.on(folder.resolve("lock"), "it").exclusively(action::run, progress);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Process holder() throws Exception {
    Path sign = folder.resolve("sign");
    Process holder = Jvm.start(LockHolder.class, folder.resolve("lock").toString(), "" + sign);
    Await.until("the other process holds the lock", () -> Files.exists(sign));
    return holder;
  }
}

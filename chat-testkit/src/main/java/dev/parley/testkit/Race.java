// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.error.ConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Several virtual threads that do something at once. */
final class Race {
  private Race() {}

  /**
   * Runs {@code work} with 0, 1, … on a thread each and waits for all; the first failure is thrown.
   */
  static void run(int runners, IntConsumer work) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int runner = 0; runner < runners; runner++) {
        int number = runner;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  work.accept(number);
                  return number;
                }));
      }
      start.countDown();
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a runner failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the race was interrupted", e);
    }
  }

  /** Those whose attempt did not end in a conflict. */
  static List<Integer> winners(int runners, IntConsumer attempt) {
    boolean[] won = new boolean[runners];
    run(runners, runner -> won[runner] = wins(() -> attempt.accept(runner)));
    return IntStream.range(0, runners).filter(runner -> won[runner]).boxed().toList();
  }

  /** Whether the attempt did not end in a conflict. */
  static boolean wins(Runnable attempt) {
    try {
      attempt.run();
      return true;
    } catch (ConflictException e) {
      return false;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.error.StorageUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Many small requests, a few at a time. */
final class Together {
  private static final int LANES = 8;

  private Together() {}

  /** Does the work for each; the first failure is thrown when all have ended. */
  static <T> void forEach(List<T> items, Consumer<T> work) {
    if (items.size() == 1) {
      work.accept(items.getFirst());
      return;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> lanes = new ArrayList<>();
      for (int lane = 0; lane < Math.min(LANES, items.size()); lane++) {
        int first = lane;
        lanes.add(
            threads.submit(
                () -> {
                  for (int i = first; i < items.size(); i += LANES) {
                    work.accept(items.get(i));
                  }
                }));
      }
      await(lanes, threads);
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException(
          "the caller was interrupted while it waited for DynamoDB", e);
    }
  }

  /** Waits for all; one who is interrupted interrupts them too, and waits no longer than that. */
  private static void await(List<Future<?>> lanes, ExecutorService threads)
      throws ExecutionException, InterruptedException {
    try {
      for (Future<?> lane : lanes) {
        lane.get();
      }
    } catch (InterruptedException e) {
      var unused = threads.shutdownNow();
      throw e;
    }
  }

  private static RuntimeException failure(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException e ? e : new IllegalStateException(failed);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that reminds every stream of the time, so that none needs a thread for it. */
final class Ticker implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("ticker").unstarted(task));

  Ticker() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Runs a task that does not wait, after so long; never, when it is cancelled or all is over. */
  Runnable after(long nanos, Runnable task) {
    try {
      var waiting = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
      return () -> waiting.cancel(false);
    } catch (RejectedExecutionException e) {
      return () -> {};
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

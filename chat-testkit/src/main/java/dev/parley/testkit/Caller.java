// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import org.jspecify.annotations.Nullable;

/** Makes a call that may block, on a virtual thread of its own. */
abstract class Caller {
  private final Thread thread;
  private volatile @Nullable Throwable error;
  private volatile boolean interrupted;

  /**
   * A caller that has yet to be started.
   *
   * @param name its thread's
   */
  Caller(String name, Runnable body) {
    thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(
                () -> {
                  try {
                    body.run();
                  } finally {
                    interrupted = Thread.currentThread().isInterrupted();
                  }
                });
    thread.setUncaughtExceptionHandler(
        (t, e) -> {
          error = e;
        });
  }

  final void start() {
    thread.start();
  }

  final void interrupt() {
    thread.interrupt();
  }

  /** Whether its thread was still interrupted when the call ended. */
  final boolean wasInterrupted() {
    return interrupted;
  }

  /** What the call threw; null when it threw nothing. */
  final @Nullable Throwable error() {
    return error;
  }

  /** Waits for its end. */
  final void join() throws InterruptedException {
    if (!thread.join(Await.LONGEST)) {
      throw new AssertionError(thread.getName() + " is still blocked after " + Await.LONGEST);
    }
  }
}

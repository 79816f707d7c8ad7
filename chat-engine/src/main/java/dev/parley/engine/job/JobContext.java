// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import java.util.concurrent.CancellationException;

/** What a handler tells of its job, and is told. Safe to use from any thread. */
public final class JobContext {
  private volatile double progress;
  private volatile boolean cancelled;

  JobContext() {}

  /**
   * Tells how far the job is.
   *
   * @param done 0 to 1
   */
  public void progress(double done) {
    if (!(done >= 0 && done <= 1)) {
      throw new IllegalArgumentException("progress is " + done + ": give a number from 0 to 1");
    }
    progress = done;
  }

  /** Whether to stop: it was called off, another has it now, or the engine ends. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Ends the job where it is to stop.
   *
   * @throws CancellationException to be passed on
   */
  public void checkCancelled() {
    if (cancelled) {
      throw new CancellationException("the job is to stop");
    }
  }

  double progress() {
    return progress;
  }

  void cancel() {
    cancelled = true;
  }
}

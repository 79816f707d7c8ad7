// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Calls those who wait for work. A ring that nobody heard is kept for the next. */
final class Doorbell {
  private final Semaphore rings = new Semaphore(0);
  private final int most;

  /**
   * A bell.
   *
   * @param most how many rings are worth keeping: as many as there are who wait
   */
  Doorbell(int most) {
    this.most = most;
  }

  /** Calls one. */
  void ring() {
    if (rings.availablePermits() < most) {
      rings.release();
    }
  }

  /** Calls everybody, now and for ever. */
  void ringForEver() {
    rings.release(Integer.MAX_VALUE / 2);
  }

  /** Waits for a ring, and no longer than that. */
  void await(Duration longest) throws InterruptedException {
    boolean unused = rings.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
  }
}

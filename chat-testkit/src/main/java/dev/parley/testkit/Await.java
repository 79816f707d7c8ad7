// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what will happen soon, without a guess at how soon. */
public final class Await {
  /** Far longer than anything takes on a busy machine, so that only a hang gets there. */
  public static final Duration LONGEST = Duration.ofSeconds(20);

  private static final long PAUSE_NANOS = 2_000_000;

  private Await() {}

  /**
   * Returns when the condition holds.
   *
   * @param what what is awaited, for the error's message
   * @throws AssertionError when it does not come to hold within {@link #LONGEST}
   */
  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within " + LONGEST + ": " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}

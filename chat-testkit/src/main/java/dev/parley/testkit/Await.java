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
    until(what, LONGEST, condition);
  }

  /**
   * Returns when a condition holds that may take long, such as the loading of a model.
   *
   * @throws AssertionError when it does not come to hold within that time
   */
  public static void until(String what, Duration longest, BooleanSupplier condition) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within " + longest + ": " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}

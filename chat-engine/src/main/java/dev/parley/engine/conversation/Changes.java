// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Wakes those who wait for work of this engine to end, a turn for instance. What another engine
 * does ends without a sign here, so nobody waits for longer than {@link #LOOK_AGAIN_MILLIS} at a
 * time.
 */
public final class Changes {
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;

  public Changes() {}

  /** How many ended so far. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Something ended. */
  public void signal() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there was a change since {@code seen}, or for a while.
   *
   * @param cancelled asked once it has waited
   * @throws CancellationException when {@code cancelled} says so, or the thread is interrupted
   */
  public void await(long seen, BooleanSupplier cancelled) {
    try {
      await(seen);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    }
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the caller went away");
    }
  }

  private void await(long seen) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS);
      while (count == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The phase of now: read at any time without waiting, or waited for. */
final class CurrentPhase {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Phase now = new Phase.Starting("about to start");

  Phase get() {
    return now;
  }

  void enter(Phase next) {
    lock.lock();
    try {
      now = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for it to be ready, to have failed or to be stopped, but no longer than so. */
  Phase awaitOutcome(Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    lock.lockInterruptibly();
    try {
      while (left > 0 && (now instanceof Phase.Starting || now instanceof Phase.Fetching)) {
        left = changed.awaitNanos(left);
      }
      return now;
    } finally {
      lock.unlock();
    }
  }
}

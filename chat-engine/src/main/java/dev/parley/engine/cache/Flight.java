// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import dev.parley.domain.chat.Completion;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** A question that is being asked, and those who wait for its answer. */
final class Flight {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean over;
  private Optional<Completion> answer = Optional.empty();

  /** It ended, with an answer for the others or with none. */
  void end(Optional<Completion> found) {
    lock.lock();
    try {
      if (!over) {
        over = true;
        answer = found;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Those who wait are to look whether they still want to. */
  void nudge() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many wait for it. */
  int waiting() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(changed);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for its end, or until one who waits has left; the answer, where there is one. */
  Optional<Completion> await(BooleanSupplier left) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!over && !left.getAsBoolean()) {
        changed.await();
      }
      return answer;
    } finally {
      lock.unlock();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The exchanges that are going on, so that a stopping server can wait for them and end them. */
final class Exchanges {
  private static final long LOOK_NANOS = 5_000_000;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private final Set<Exchange> running = new HashSet<>();
  private boolean closed;
  private long begun;
  private volatile boolean leaving;

  /** Takes in an exchange; false once none is taken any more. */
  boolean begin(Exchange exchange) {
    lock.lock();
    try {
      begun++;
      return !closed && running.add(exchange);
    } finally {
      lock.unlock();
    }
  }

  /** From now on an exchange is the last one of its connection. */
  void leave() {
    leaving = true;
  }

  boolean isLeaving() {
    return leaving;
  }

  void end(Exchange exchange) {
    lock.lock();
    try {
      running.remove(exchange);
      if (running.isEmpty()) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes in no more. */
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is none, but no longer than so; whether there is none. */
  boolean awaitNone(Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    lock.lockInterruptibly();
    try {
      while (!running.isEmpty() && left > 0) {
        left = none.awaitNanos(left);
      }
      return running.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is none, and none has begun for a while or none can.
   *
   * @param quiet for how long none has begun
   * @param longest waits no longer than so, while there are some
   * @param nobody whether nobody is there who could begin one
   * @return whether there is none
   */
  boolean awaitQuiet(Duration quiet, Duration longest, BooleanSupplier nobody)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (awaitNone(Duration.ofNanos(end - System.nanoTime()))) {
      if (noneBegins(quiet, nobody)) {
        return true;
      }
    }
    return false;
  }

  private boolean noneBegins(Duration quiet, BooleanSupplier nobody) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long before = begun;
      long left = quiet.toNanos();
      while (left > 0 && begun == before && !nobody.getAsBoolean()) {
        // whoever leaves does so without a word to this
        left -= LOOK_NANOS - Math.max(0, none.awaitNanos(Math.min(left, LOOK_NANOS)));
      }
      return begun == before;
    } finally {
      lock.unlock();
    }
  }

  /** Stops the work for all that are left. */
  void stopAll() {
    List<Exchange> left;
    lock.lock();
    try {
      left = List.copyOf(running);
    } finally {
      lock.unlock();
    }
    left.forEach(Exchange::stop);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The exchanges that are going on, so that a stopping server can wait for them and end them. */
final class Exchanges {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private final Set<Exchange> running = new HashSet<>();
  private boolean draining;

  /** Takes in an exchange; false once there is a stop ahead. */
  boolean begin(Exchange exchange) {
    lock.lock();
    try {
      return !draining && running.add(exchange);
    } finally {
      lock.unlock();
    }
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
  void drain() {
    lock.lock();
    try {
      draining = true;
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

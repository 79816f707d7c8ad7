// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.ParleyException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that blocks its thread, and is interrupted when the client leaves or the server stops. No
 * interrupt outlives it.
 */
public final class Interruptible {
  private final Thread thread = Thread.currentThread();
  private final ReentrantLock lock = new ReentrantLock();
  private boolean done;

  private Interruptible() {}

  /**
   * Does the work for an exchange, on this thread.
   *
   * @return null when the client left before the work was done
   * @throws dev.parley.domain.error.OverloadedException when the server stopped before it was
   */
  public static <T> @Nullable T run(Exchange exchange, Supplier<T> work) {
    Interruptible running = new Interruptible();
    Exchange.Work begun = exchange.begin(running::interrupt);
    try {
      return work.get();
    } catch (ParleyException e) {
      exchange.requireNotStopped(e);
      if (exchange.isGone()) {
        return null;
      }
      throw e;
    } finally {
      begun.close();
      running.end();
    }
  }

  private void interrupt() {
    lock.lock();
    try {
      if (!done) {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      done = true;
      boolean unused = Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }
}

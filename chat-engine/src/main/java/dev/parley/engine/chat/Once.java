// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is asked for first, and then stays. Safe to use from any thread. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> making;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable T made;

  Once(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public T get() {
    lock.lock();
    try {
      T value = made == null ? making.get() : made;
      made = value;
      return value;
    } finally {
      lock.unlock();
    }
  }
}

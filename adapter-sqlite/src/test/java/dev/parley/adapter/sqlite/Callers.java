// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Virtual threads that call a store and keep what came of it. */
final class Callers implements AutoCloseable {
  private final List<Call> calls = new ArrayList<>();

  /** Calls on a thread of its own, and does not wait. */
  Call call(Runnable work) {
    Call call = new Call(work);
    calls.add(call);
    return call;
  }

  /** How many have an answer, good or bad. */
  long answered() {
    return calls.stream().filter(call -> !call.thread.isAlive()).count();
  }

  /** Waits until all have an answer. */
  void join() {
    calls.forEach(Call::failure);
  }

  @Override
  public void close() {
    join();
  }

  /** One call. */
  static final class Call {
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    private Call(Runnable work) {
      thread =
          Thread.startVirtualThread(
              () -> {
                try {
                  work.run();
                } catch (RuntimeException | Error e) {
                  failure = e;
                }
              });
    }

    /** Waits for the answer: what the call threw; null when it was carried out. */
    @Nullable Throwable failure() {
      try {
        thread.join();
        return failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while a call was under way", e);
      }
    }
  }
}

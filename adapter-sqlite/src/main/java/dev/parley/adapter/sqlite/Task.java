// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.StorageUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Work that one thread hands to a thread of a {@link Lane} and waits for. */
final class Task<T extends @Nullable Object> {
  private final Work<T> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final AtomicBoolean taken = new AtomicBoolean();
  private @Nullable Runnable outcome;

  /** Something to do with a session. It may be done more than once, if the first time failed. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T with(Session session) throws SQLException;
  }

  Task(Work<T> work) {
    this.work = work;
  }

  /** Takes the task, to do it or to drop it; false when it was taken before. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** Does the work; its caller is not told yet. */
  void run(Session session) throws SQLException {
    T value = work.with(session);
    outcome = () -> answer.complete(value);
  }

  /** Does no work; its caller is not told yet. */
  void refuse(RuntimeException failure) {
    outcome = () -> answer.completeExceptionally(failure);
  }

  /** Tells the caller how it went. */
  void acknowledge() {
    if (outcome == null) {
      throw new IllegalStateException("nothing was done yet that could be acknowledged");
    }
    outcome.run();
  }

  /** Tells the caller that it failed. */
  void fail(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  /** Waits for the answer, and gives up when interrupted. */
  T await() {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException(
          take()
              ? "the caller was interrupted before its turn came: nothing was done"
              : "the caller was interrupted while it waited for the disk: it may have been done,"
                  + " read to know",
          e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException failure) {
      return failure;
    }
    return new StorageUnavailableException("the database's thread failed: " + cause, cause);
  }
}

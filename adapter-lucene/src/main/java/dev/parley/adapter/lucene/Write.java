// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.error.StorageUnavailableException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/** A change that one thread hands to the writing thread and waits for. */
final class Write {
  private final Change change;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private final AtomicBoolean taken = new AtomicBoolean();

  /** What is done to the index. */
  @FunctionalInterface
  interface Change {
    void to(IndexWriter writer) throws IOException;
  }

  Write(Change change) {
    this.change = change;
  }

  /** Takes it, to do it or to drop it; false when it was taken before. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  void apply(IndexWriter writer) throws IOException {
    change.to(writer);
  }

  void acknowledge() {
    done.complete(true);
  }

  void fail(Throwable failure) {
    done.completeExceptionally(failure);
  }

  /** Waits until it is durable and can be found, and gives up when interrupted. */
  void await() {
    try {
      done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException(
          take()
              ? "the caller was interrupted before its turn came: nothing was written"
              : "the caller was interrupted while it waited for the disk: it may have been written,"
                  + " and can be written again without harm",
          e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return cause instanceof RuntimeException failure
        ? failure
        : new StorageUnavailableException("the index's thread failed: " + cause, cause);
  }
}

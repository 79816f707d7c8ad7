// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A place in a script where the answer stalls until a test opens the gate. A test can wait for
 * somebody to stand before it, so that it needs no sleep.
 */
public final class Gate {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CompletableFuture<Void> opened = new CompletableFuture<>();

  public Gate() {}

  /** Lets everybody through, now and later. */
  public void open() {
    opened.complete(null);
  }

  /** Waits until somebody stands before the gate, up to ten seconds. */
  public void awaitReached() throws InterruptedException {
    if (!reached.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("nobody came to the gate within " + LONGEST);
    }
  }

  public boolean isReached() {
    return reached.getCount() == 0;
  }

  /** Stands before the gate until it opens or {@code left} completes. */
  void pass(CompletableFuture<?> left) throws InterruptedException {
    reached.countDown();
    try {
      CompletableFuture.anyOf(opened, left).get();
    } catch (ExecutionException e) {
      throw new AssertionError("nothing completes these with an error", e);
    }
  }
}

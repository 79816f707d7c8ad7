// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.testkit.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Counts commits, and holds the writer before one of them until the test lets it go. */
final class Stall implements CommitHook, AutoCloseable {
  private final List<Integer> commits = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean reached;

  /** The next commit waits, until this is released or closed. */
  Stall arm() {
    commits.clear();
    reached = false;
    gate = new CountDownLatch(1);
    return this;
  }

  /** Returns when the writer waits before a commit. */
  void awaitReached() {
    Await.until("the writer is about to commit", () -> reached);
  }

  void release() {
    gate.countDown();
  }

  @Override
  public void close() {
    release();
  }

  /** How many writes each commit had, since it was armed. */
  List<Integer> commits() {
    return commits;
  }

  @Override
  public void beforeCommit(int writes) {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("a virtual thread is about to call SQLite");
    }
    commits.add(writes);
    reached = true;
    boolean interrupted = false;
    while (true) {
      try {
        gate.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

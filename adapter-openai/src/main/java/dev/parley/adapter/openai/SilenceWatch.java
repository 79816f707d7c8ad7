// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends calls whose provider is silent for too long. One thread looks at all of them now and then: a
 * time-out of its own for every read would cost each read as much as the read.
 */
final class SilenceWatch implements AutoCloseable {
  private static final long MOST_OFTEN = Duration.ofMillis(10).toMillis();
  private static final long LEAST_OFTEN = Duration.ofSeconds(1).toMillis();
  private static final int LOOKS = 10;

  private final Duration longest;
  private final Set<ApacheCall> calls = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  SilenceWatch(Duration longest) {
    this.longest = longest;
    this.thread = Thread.ofPlatform().daemon().name("silence-watch").unstarted(this::look);
  }

  void start() {
    thread.start();
  }

  void begin(ApacheCall call) {
    calls.add(call);
  }

  void end(ApacheCall call) {
    calls.remove(call);
  }

  private void look() {
    long pause = Math.clamp(longest.toMillis() / LOOKS, MOST_OFTEN, LEAST_OFTEN);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pause);
        long latest = System.nanoTime() - longest.toNanos();
        calls.forEach(call -> call.endIfSilentSince(latest));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

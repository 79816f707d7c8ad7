// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.micrometer.MicrometerObserver;
import dev.parley.adapter.micrometer.MicrometerSettings;
import dev.parley.domain.usage.ChatEvent;
import dev.parley.port.ChatObserver;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of what happened, kept by a library that is not loaded before somebody asks for them. Of
 * what happens until then the first {@value #KEPT} events are kept: a server that nobody watches
 * pays nothing more.
 */
final class Metrics implements ChatObserver, AutoCloseable {
  static final int KEPT = 1024;

  private final Queue<ChatEvent> before = new ArrayBlockingQueue<>(KEPT);
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable MicrometerObserver numbers;

  @Override
  public void observe(ChatEvent event) {
    MicrometerObserver loaded = numbers;
    if (loaded != null) {
      loaded.observe(event);
    } else {
      // Nobody has asked for so long that more would tell nothing new: what is over is left out.
      boolean unused = before.offer(event);
    }
  }

  /** All numbers there are, in Prometheus's text form. */
  String text() {
    lock.lock();
    try {
      MicrometerObserver loaded = numbers;
      if (loaded == null) {
        loaded = new MicrometerObserver(MicrometerSettings.DEFAULT);
        numbers = loaded;
      }
      // Also later: an event may have come in between.
      for (ChatEvent event = before.poll(); event != null; event = before.poll()) {
        loaded.observe(event);
      }
      return loaded.text();
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody has asked for them. */
  boolean isLoaded() {
    return numbers != null;
  }

  @Override
  public void close() {
    MicrometerObserver loaded = numbers;
    if (loaded != null) {
      loaded.close();
    }
  }
}

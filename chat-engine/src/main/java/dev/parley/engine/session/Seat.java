// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.session;

import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.port.SessionStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One session in its store. */
record Seat(SessionStore store, SessionStore.Key key, Duration expiration) {
  private static final int RENEWALS = 3;

  Session use() {
    return store.use(key, expiration).orElseThrow(this::unknown);
  }

  void add(Exchange exchange) {
    if (!store.append(key, exchange, expiration)) {
      throw unknown();
    }
  }

  void delete() {
    if (!store.delete(key)) {
      throw unknown();
    }
  }

  /** Keeps the session from ending while somebody waits for an answer in it. */
  <T> T staying(Supplier<T> answer) {
    CountDownLatch end = new CountDownLatch(1);
    Thread.ofVirtual().name("session-" + key.id()).start(() -> renewUntil(end));
    try {
      return answer.get();
    } finally {
      end.countDown();
    }
  }

  private void renewUntil(CountDownLatch end) {
    try {
      boolean there = true;
      while (there && !end.await(expiration.toNanos() / RENEWALS, TimeUnit.NANOSECONDS)) {
        there = renew();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean renew() {
    try {
      return store.use(key, expiration).isPresent();
    } catch (StorageUnavailableException | OverloadedException e) {
      return true; // tried again with the next renewal
    }
  }

  private NotFoundException unknown() {
    return new NotFoundException(
        "session_not_found",
        "session %s is not there, or was not used for %d seconds and ended: begin another with POST /api/v1/chat/session"
            .formatted(key.id(), expiration.toSeconds()));
  }
}

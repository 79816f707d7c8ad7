// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.Completion;
import dev.parley.port.ResponseCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A cache that forgets nothing before its time, honest to {@link ResponseCacheContract}. */
public final class InMemoryResponseCache implements ResponseCache {
  private final Map<Key, Held> held = new HashMap<>();
  private final Clock clock;
  private final Faults faults;

  public InMemoryResponseCache(Clock clock) {
    this(clock, new Faults());
  }

  /**
   * A cache that a test can break.
   *
   * @param faults operations are named as {@link ResponseCache}'s methods
   */
  public InMemoryResponseCache(Clock clock, Faults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  @Override
  public Optional<Completion> get(Key key) {
    return faults.around("get", () -> find(key));
  }

  private synchronized Optional<Completion> find(Key key) {
    Instant now = clock.instant();
    held.values().removeIf(each -> !each.end().isAfter(now));
    return Optional.ofNullable(held.get(key)).map(Held::answer);
  }

  @Override
  public void put(Key key, Completion answer, Duration timeToLive) {
    if (!timeToLive.isPositive()) {
      throw new IllegalArgumentException("timeToLive is " + timeToLive + ": more than nothing");
    }
    boolean unused =
        faults.around(
            "put",
            () -> {
              synchronized (this) {
                held.put(key, new Held(answer, clock.instant().plus(timeToLive)));
                return true;
              }
            });
  }

  @Override
  public int clear(String namespace) {
    Key.requireNamespace(namespace);
    return faults.around(
        "clear",
        () -> {
          synchronized (this) {
            Instant now = clock.instant();
            held.values().removeIf(each -> !each.end().isAfter(now));
            int before = held.size();
            held.keySet().removeIf(key -> key.namespace().equals(namespace));
            return before - held.size();
          }
        });
  }

  /** How many answers it holds, those whose time is over among them. */
  public synchronized int size() {
    return held.size();
  }

  private record Held(Completion answer, Instant end) {}
}

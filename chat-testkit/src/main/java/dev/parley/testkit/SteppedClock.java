// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it, so that an hour passes in no time. */
public final class SteppedClock extends Clock {
  private final AtomicReference<Instant> now;

  private SteppedClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** A clock that shows {@code start}, in UTC. */
  public static SteppedClock at(Instant start) {
    return new SteppedClock(start);
  }

  /** A clock that shows some moment, to the nanosecond. */
  public static SteppedClock create() {
    return at(Instant.parse("2026-01-02T03:04:05.123456789Z"));
  }

  /** Moves the clock; a negative step moves it back. */
  public void advance(Duration step) {
    now.updateAndGet(instant -> instant.plus(step));
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** This clock's time, shown in another zone: it moves when this one does. */
  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource source = now::get;
    return source.withZone(zone);
  }
}

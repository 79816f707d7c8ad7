// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Wakes those who wait for a piece of this engine's work to end, a turn for instance. What another
 * engine does ends without a sign here, so they also look by themselves: soon at first, then ever
 * less often, since each look is a read of a store that all engines share.
 *
 * @param <K> what names a piece of work
 */
public final class Changes<K> {
  /** The longest pause between two looks. */
  public static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final double GROWTH = 1.5;

  private final Map<K, Set<Watch>> watches = new ConcurrentHashMap<>();

  public Changes() {}

  /** How many pieces of work somebody watches. */
  int watched() {
    return watches.size();
  }

  /** That work ended. */
  public void signal(K work) {
    Set<Watch> woken = watches.get(work);
    if (woken != null) {
      woken.forEach(watch -> watch.rings.release());
    }
  }

  /** Watches a piece of work from now on: to be called before the first look at it. */
  public Watch watch(K work) {
    return new Watch(work);
  }

  /** How long somebody waits who has waited so often. */
  static Duration pause(int waits) {
    double millis = (double) FIRST_PAUSE.toMillis() * Math.pow(GROWTH, waits);
    return Duration.ofMillis(Math.min((long) millis, LONGEST_PAUSE.toMillis()));
  }

  /** One who waits. */
  public final class Watch implements AutoCloseable {
    private final K work;
    private final Semaphore rings = new Semaphore(0);
    private int waits;

    private Watch(K work) {
      this.work = work;
      var unused =
          watches.compute(
              work,
              (key, all) -> {
                Set<Watch> known = all == null ? ConcurrentHashMap.newKeySet() : all;
                known.add(this);
                return known;
              });
    }

    /**
     * Waits until the work has ended once more, or for a while.
     *
     * @param longest no longer than that
     * @param cancelled asked once it has waited
     * @throws CancellationException when {@code cancelled} says so, or the thread is interrupted
     */
    public void await(Duration longest, BooleanSupplier cancelled) {
      try {
        long nanos = Math.min(pause(waits).toNanos(), longest.toNanos());
        if (rings.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
          int unused = rings.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (CancellationException) new CancellationException("interrupted").initCause(e);
      }
      waits++;
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("the caller went away");
      }
    }

    /** Watches no longer. */
    @Override
    public void close() {
      var unused =
          watches.computeIfPresent(
              work,
              (key, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
              });
    }
  }
}

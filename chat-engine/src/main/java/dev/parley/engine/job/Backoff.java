// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a job that failed waits for its next attempt: each time longer, and never exactly as
 * long as another, so that what failed together does not come back together.
 *
 * @param first the longest wait after the first attempt, more than nothing
 * @param factor how much longer each next one is, 1 or more
 * @param longest what no wait exceeds
 */
public record Backoff(Duration first, double factor, Duration longest) {
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofSeconds(5), 4, Duration.ofMinutes(30));

  public Backoff {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "first is %s and longest %s: give more than nothing, and no less after it"
              .formatted(first, longest));
    }
    if (!(factor >= 1 && factor <= 100)) {
      throw new IllegalArgumentException("factor is " + factor + ": give 1 to 100");
    }
  }

  /** The wait after so many attempts: from half of it to the whole. */
  Duration delay(int attempts, RandomGenerator random) {
    double whole = (double) first.toMillis() * Math.pow(factor, Math.max(0, attempts - 1));
    double most = Math.min(whole, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(most * (0.5 + random.nextDouble() / 2)));
  }
}

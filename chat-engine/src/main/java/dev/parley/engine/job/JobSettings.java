// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import dev.parley.domain.job.Lease;
import java.time.Duration;

/**
 * How jobs are done.
 *
 * @param holder names this engine among all that use the queue, for people
 * @param workers how many jobs run at once, 1 or more
 * @param poll how long a worker that found nothing to do waits before it looks again, unless it is
 *     called: for jobs of other engines, and for those whose time comes
 * @param visibility how long a job is kept for an engine that gives no sign of life
 * @param drain how long jobs that run may go on when the engine ends
 * @param backoff how long a job that failed waits
 */
public record JobSettings(
    String holder,
    int workers,
    Duration poll,
    Duration visibility,
    Duration drain,
    Backoff backoff) {
  public static final Duration DEFAULT_POLL = Duration.ofSeconds(3);
  public static final Duration DEFAULT_VISIBILITY = Duration.ofSeconds(20);
  private static final int RENEWALS = 4;

  public JobSettings {
    Lease.requireHolder(holder);
    Lease.requireVisibility(visibility);
    if (workers < 1) {
      throw new IllegalArgumentException("workers is " + workers + ": give 1 or more");
    }
    if (!poll.isPositive() || drain.isNegative()) {
      throw new IllegalArgumentException(
          "poll is %s and drain %s: give more than nothing, and nothing or more"
              .formatted(poll, drain));
    }
  }

  /** Two workers. */
  public static JobSettings of(String holder, Duration drain) {
    return new JobSettings(holder, 2, DEFAULT_POLL, DEFAULT_VISIBILITY, drain, Backoff.DEFAULT);
  }

  /** How often a job that runs is renewed: early enough to miss it a few times. */
  Duration renewal() {
    return visibility.dividedBy(RENEWALS);
  }
}

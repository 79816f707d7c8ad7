// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.JobQueue;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link JobQueue} holds to. An adapter's test extends this class, overrides nothing
 * that it inherits but the three methods that open and close, and adds tests of its own.
 */
public abstract class JobQueueContract
    implements JobQueueing,
        JobLeasing,
        JobEnding,
        JobCancelling,
        JobListing,
        JobRemoval,
        JobRaces,
        JobLife {
  private final SteppedClock clock = SteppedClock.create();
  private @Nullable JobQueue queue;

  /** For subclasses. */
  protected JobQueueContract() {}

  /**
   * A queue that holds nothing yet; called once for each test.
   *
   * @param clock what tells the queue that a job is due and that a lease ran out
   */
  protected abstract JobQueue open(Clock clock) throws Exception;

  /**
   * Another queue over what {@code closed} held.
   *
   * @param closed given to {@link #close} before
   */
  protected abstract JobQueue reopen(JobQueue closed, Clock clock) throws Exception;

  /** Closes a queue; it may have been closed before. */
  protected abstract void close(JobQueue queue) throws Exception;

  @BeforeEach
  final void openQueue() throws Exception {
    queue = open(clock);
  }

  @AfterEach
  @Override
  public final void closeQueue() {
    try {
      close(queue());
    } catch (Exception e) {
      throw new AssertionError("the queue can't be closed", e);
    }
  }

  @Override
  public final JobQueue queue() {
    return Objects.requireNonNull(queue, "open() has not been called");
  }

  @Override
  public final SteppedClock clock() {
    return clock;
  }

  @Override
  public final JobQueue reopenedQueue() {
    try {
      closeQueue();
      queue = reopen(queue(), clock);
      return queue;
    } catch (Exception e) {
      throw new AssertionError("the queue can't be reopened", e);
    }
  }
}

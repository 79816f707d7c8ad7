// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

import dev.parley.domain.chat.RawJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a job. Each method gives the state after something happened to it.
 *
 * @param attempts how often it was begun; one that was given back does not count
 * @param progress 0 to 1, as its worker told
 * @param cancelRequested whether a running one is to stop
 * @param due from when on a worker may take it: while it runs, the end of its lease
 * @param lease the number of its last lease; 0 when it never had one
 * @param holder who has it, or had it last
 * @param error why the last attempt failed
 * @param result what came of it, once it succeeded
 */
public record JobState(
    JobStatus status,
    int attempts,
    double progress,
    boolean cancelRequested,
    Instant due,
    Instant updatedAt,
    long lease,
    @Nullable String holder,
    @Nullable String error,
    @Nullable RawJson result) {
  private static final String LOST = "its worker was gone before it was done";

  /** The state of a new job. */
  public static JobState queued(Instant due, Instant now) {
    return new JobState(JobStatus.QUEUED, 0, 0, false, due, now, 0, null, null, null);
  }

  /** A worker took it. */
  public JobState begun(String by, Instant until, Instant now) {
    return new JobState(
        JobStatus.RUNNING, attempts + 1, 0, false, until, now, lease + 1, by, error, null);
  }

  /** Its worker gave a sign of life. */
  public JobState renewed(double told, Instant until, Instant now) {
    if (!(told >= 0 && told <= 1)) {
      throw new IllegalArgumentException("progress is " + told + ": give a number from 0 to 1");
    }
    return new JobState(
        status, attempts, told, cancelRequested, until, now, lease, holder, error, result);
  }

  /** Its worker said how it ended. */
  public JobState settled(Outcome outcome, int mostAttempts, Instant now) {
    return switch (outcome) {
      case Outcome.Succeeded succeeded ->
          ended(JobStatus.SUCCEEDED, 1, null, succeeded.result(), now);
      case Outcome.Failed failed ->
          afterFailure(failed.error(), failed.retryAt(), mostAttempts, now);
      case Outcome.Released released ->
          cancelRequested ? called(now) : waiting(attempts - 1, error, now, now);
    };
  }

  /** Its lease ran out: that attempt failed, and the next may begin. */
  public JobState lost(int mostAttempts, Instant now) {
    return afterFailure(LOST, due, mostAttempts, now);
  }

  /** Somebody called it off: one that runs goes on until its worker learns of it. */
  public JobState cancelled(Instant now) {
    return switch (status) {
      case QUEUED -> called(now);
      case RUNNING ->
          new JobState(status, attempts, progress, true, due, now, lease, holder, error, result);
      case SUCCEEDED, FAILED, CANCELLED -> this;
    };
  }

  /** Whether a worker may take it, or its lease ran out. */
  public boolean isDue(Instant now) {
    return !status.isOver() && !due.isAfter(now);
  }

  private JobState afterFailure(
      String why, @Nullable Instant retryAt, int mostAttempts, Instant now) {
    if (cancelRequested) {
      return called(now);
    }
    return retryAt == null || attempts >= mostAttempts
        ? ended(JobStatus.FAILED, progress, why, null, now)
        : waiting(attempts, why, retryAt, now);
  }

  private JobState called(Instant now) {
    return ended(JobStatus.CANCELLED, progress, error, null, now);
  }

  private JobState waiting(int begun, @Nullable String why, Instant from, Instant now) {
    return new JobState(JobStatus.QUEUED, begun, 0, false, from, now, lease, holder, why, null);
  }

  private JobState ended(
      JobStatus end, double reached, @Nullable String why, @Nullable RawJson came, Instant now) {
    return new JobState(end, attempts, reached, false, due, now, lease, holder, why, came);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import java.time.Instant;

/**
 * A job as it is stored.
 *
 * @param asked what was asked for
 * @param state what has become of it
 */
public record Job(NewJob asked, Instant createdAt, JobState state) {
  /** A job that nobody has taken yet. */
  public static Job create(NewJob asked, Instant now) {
    Instant from = asked.notBefore();
    return new Job(asked, now, JobState.queued(from == null ? now : from, now));
  }

  public JobId id() {
    return asked.id();
  }

  public JobType type() {
    return asked.type();
  }

  public Owner owner() {
    return asked.owner();
  }

  public JobStatus status() {
    return state.status();
  }

  /** The hold of the worker that took it last. */
  public Lease lease() {
    return new Lease(id(), state.lease());
  }

  /** The same job in another state. */
  public Job with(JobState next) {
    return new Job(asked, createdAt, next);
  }

  /** The job after its worker said how it ended. */
  public Job settled(Outcome outcome, Instant now) {
    return with(state.settled(outcome, asked.mostAttempts(), now));
  }

  /** The job after its lease ran out. */
  public Job lost(Instant now) {
    return with(state.lost(asked.mostAttempts(), now));
  }

  /**
   * Checks that a worker still has it.
   *
   * @throws ConflictException {@code lease_lost}
   */
  public void requireHeld(Lease lease) {
    if (status() != JobStatus.RUNNING || state.lease() != lease.number()) {
      throw lost(lease);
    }
  }

  /** What a worker is told that lost its job to another, or whose job is over or deleted. */
  public static ConflictException lost(Lease lease) {
    return new ConflictException(
        "lease_lost",
        "job %s is no longer held under lease %d: leave what was done, another may be at it"
            .formatted(lease.job(), lease.number()));
  }
}

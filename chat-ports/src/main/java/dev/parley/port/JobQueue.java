// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.Lease;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Durable background work. A job is done at least once: a worker takes it for a while, and where it
 * gives no sign of life until then another takes it. What a method acknowledged survives a crash of
 * the process. How a job goes from state to state is told by {@link
 * dev.parley.domain.job.JobState}; a queue takes each step at once or not at all.
 *
 * <p>Every method may throw {@link dev.parley.domain.error.StorageUnavailableException}.
 */
public interface JobQueue {
  /**
   * The longest list that {@link #list}, {@link #listOldest}, {@link #deleteEnded} and {@link
   * #deleteOwned} take at once.
   */
  int LARGEST_PAGE = 1000;

  /**
   * Asks for work. Nothing is added when the id is known, nor when a job of the same owner, type
   * and key is queued already: that one is yet to begin, and will see what this one would. While
   * one of them runs, one more is queued, and begins when that one is over.
   *
   * @return the job that stands for it: the new one, or the one that was queued before
   */
  JobId enqueue(NewJob job);

  /**
   * Takes the job that has been due the longest, of equals the one that was asked for first. Before
   * it looks, every job whose lease ran out is put back into the queue, or is over when that was
   * its last attempt or it was called off.
   *
   * @param types what the worker can do
   * @param holder who it is, for people; 1 to 128 characters
   * @param visibility how long nobody else gets it; more than nothing
   * @return empty when nothing of the kind is due
   */
  Optional<Job> lease(Set<JobType> types, String holder, Duration visibility);

  /**
   * A sign of life: the lease is good for {@code visibility} from now on.
   *
   * @param progress 0 to 1
   * @return the job as it is now; {@link dev.parley.domain.job.JobState#cancelRequested} tells its
   *     worker to stop, and then to settle it as {@link Outcome.Released}
   * @throws dev.parley.domain.error.ConflictException {@code lease_lost}, when the job was taken
   *     from this worker. A lease that ran out is good until somebody else's {@link #lease}
   */
  Job renew(Lease lease, double progress, Duration visibility);

  /**
   * Ends a worker's hold. A job that was called off meanwhile is over, unless it succeeded.
   *
   * @return the job as it is now
   * @throws dev.parley.domain.error.ConflictException {@code lease_lost}, as {@link #renew}: what
   *     the worker says does not count
   */
  Job settle(Lease lease, Outcome outcome);

  /**
   * Calls a job off: one that waits is over at once, one that runs learns of it when it is renewed,
   * one that is over stays as it is.
   *
   * @return the job as it is now; empty when there is none
   */
  Optional<Job> cancel(JobId id);

  /** The job, until it is deleted. */
  Optional<Job> get(JobId id);

  /**
   * An owner's jobs, the newest first; those of one instant by id, descending.
   *
   * @param status null for all
   * @param after the job that ended the page before; null for the first page
   * @param limit 1 to {@link #LARGEST_PAGE}
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   */
  List<Job> list(Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit);

  /** As {@link #list}, from the other end: the oldest first, those of one instant by id. */
  List<Job> listOldest(Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit);

  /**
   * Removes a job for good.
   *
   * @return whether it did; a job that runs is not removed
   */
  boolean delete(JobId id);

  /**
   * Removes jobs that were over before that instant, the oldest first; those of one instant by id.
   *
   * @param limit how many at most, 1 to {@link #LARGEST_PAGE}
   * @return how many
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   */
  int deleteEnded(Instant before, int limit);

  /**
   * Removes an owner's jobs for good, the newest first, whatever became of them. The worker of one
   * that runs has lost it, as {@link #renew} and {@link #settle} tell.
   *
   * @param except those of this type stay
   * @param limit how many at most, 1 to {@link #LARGEST_PAGE}
   * @return how many
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   */
  int deleteOwned(Owner owner, JobType except, int limit);
}

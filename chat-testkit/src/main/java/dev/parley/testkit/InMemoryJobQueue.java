// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.Lease;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.port.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in memory, honest to {@link JobQueueContract}. What it holds outlives {@link #close}, as in
 * a database, and is found again by {@link #reopen}.
 */
public final class InMemoryJobQueue implements JobQueue, AutoCloseable {
  private static final Comparator<Job> NEWEST_FIRST =
      Comparator.comparing(Job::createdAt).thenComparing(job -> job.id().value()).reversed();

  private static final Comparator<Job> OLDEST_END_FIRST =
      Comparator.<Job, Instant>comparing(job -> job.state().updatedAt())
          .thenComparing(job -> job.id().value());

  /** In the order in which they were asked for. */
  private final Map<JobId, Job> jobs;

  private final Clock clock;
  private final Faults faults;
  private volatile boolean closed;

  public InMemoryJobQueue(Clock clock) {
    this(clock, new Faults());
  }

  /**
   * A queue that a test can break.
   *
   * @param faults operations are named as {@link JobQueue}'s methods
   */
  public InMemoryJobQueue(Clock clock, Faults faults) {
    this(new LinkedHashMap<>(), clock, faults);
  }

  private InMemoryJobQueue(Map<JobId, Job> held, Clock clock, Faults faults) {
    this.jobs = held;
    this.clock = clock;
    this.faults = faults;
  }

  /** Closes this queue and gives another one that holds the same. */
  public InMemoryJobQueue reopen() {
    close();
    return new InMemoryJobQueue(jobs, clock, faults);
  }

  @Override
  public JobId enqueue(NewJob job) {
    return call(
        "enqueue",
        now -> {
          Optional<Job> stands =
              jobs.containsKey(job.id())
                  ? Optional.ofNullable(jobs.get(job.id()))
                  : sharing(job, JobStatus.QUEUED);
          return stands.orElseGet(() -> put(Job.create(job, now))).id();
        });
  }

  @Override
  public Optional<Job> lease(Set<JobType> types, String holder, Duration visibility) {
    Lease.requireHolder(holder);
    Lease.requireVisibility(visibility);
    return call(
        "lease",
        now -> {
          List.copyOf(jobs.values()).stream()
              .filter(job -> job.status() == JobStatus.RUNNING && job.state().isDue(now))
              .forEach(job -> put(job.lost(now)));
          return jobs.values().stream()
              .filter(job -> types.contains(job.type()) && job.state().isDue(now))
              .filter(job -> job.status() == JobStatus.QUEUED)
              .filter(job -> sharing(job.asked(), JobStatus.RUNNING).isEmpty())
              .min(Comparator.comparing(job -> job.state().due()))
              .map(job -> put(job.with(job.state().begun(holder, now.plus(visibility), now))));
        });
  }

  @Override
  public Job renew(Lease lease, double progress, Duration visibility) {
    Lease.requireVisibility(visibility);
    return call(
        "renew",
        now -> {
          Job job = held(lease);
          return put(job.with(job.state().renewed(progress, now.plus(visibility), now)));
        });
  }

  @Override
  public Job settle(Lease lease, Outcome outcome) {
    return call("settle", now -> put(held(lease).settled(outcome, now)));
  }

  @Override
  public Optional<Job> cancel(JobId id) {
    return call(
        "cancel",
        now ->
            Optional.ofNullable(jobs.get(id))
                .map(
                    job ->
                        job.status().isOver() ? job : put(job.with(job.state().cancelled(now)))));
  }

  @Override
  public Optional<Job> get(JobId id) {
    return call("get", now -> Optional.ofNullable(jobs.get(id)));
  }

  @Override
  public List<Job> list(Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return call("list", now -> owned(owner, status, after, NEWEST_FIRST).limit(limit).toList());
  }

  @Override
  public List<Job> listOldest(
      Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return call(
        "listOldest",
        now -> owned(owner, status, after, NEWEST_FIRST.reversed()).limit(limit).toList());
  }

  private Stream<Job> owned(
      Owner owner, @Nullable JobStatus status, @Nullable Job after, Comparator<Job> order) {
    return jobs.values().stream()
        .filter(job -> job.owner().equals(owner))
        .filter(job -> status == null || job.status() == status)
        .filter(job -> after == null || order.compare(job, after) > 0)
        .sorted(order);
  }

  @Override
  public boolean delete(JobId id) {
    return call(
        "delete",
        now -> {
          Job job = jobs.get(id);
          return job != null && job.status() != JobStatus.RUNNING && jobs.remove(id, job);
        });
  }

  @Override
  public int deleteEnded(Instant before, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return call(
        "deleteEnded",
        now -> {
          Collection<JobId> over =
              jobs.values().stream()
                  .filter(job -> job.status().isOver() && job.state().updatedAt().isBefore(before))
                  .sorted(OLDEST_END_FIRST)
                  .limit(limit)
                  .map(Job::id)
                  .toList();
          jobs.keySet().removeAll(over);
          return over.size();
        });
  }

  @Override
  public int deleteOwned(Owner owner, JobType except, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return call(
        "deleteOwned",
        now -> {
          Collection<JobId> gone =
              owned(owner, null, null, NEWEST_FIRST)
                  .filter(job -> !job.type().equals(except))
                  .limit(limit)
                  .map(Job::id)
                  .toList();
          jobs.keySet().removeAll(gone);
          return gone.size();
        });
  }

  @Override
  public void close() {
    closed = true;
  }

  private Job put(Job job) {
    jobs.put(job.id(), job);
    return job;
  }

  private Job held(Lease lease) {
    Job job = jobs.get(lease.job());
    if (job == null) {
      throw Job.lost(lease);
    }
    job.requireHeld(lease);
    return job;
  }

  private Optional<Job> sharing(NewJob asked, JobStatus status) {
    return jobs.values().stream()
        .filter(job -> job.status() == status && job.asked().sharesKeyWith(asked))
        .findFirst();
  }

  private <T> T call(String operation, Function<Instant, T> work) {
    Supplier<T> done =
        () -> {
          synchronized (jobs) {
            if (closed) {
              throw new StorageUnavailableException(
                  "the in-memory job queue is closed; open another");
            }
            return work.apply(clock.instant());
          }
        };
    return faults.around(operation, done);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.domain.conversation.Owner;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Jobs in Redis: see {@link JobTable} for how they are kept. */
final class RedisJobQueue implements JobQueue {
  private final JobTable table;
  private final Clock clock;

  RedisJobQueue(JobTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public JobId enqueue(NewJob asked) {
    return table.add(Job.create(asked, clock.instant()));
  }

  @Override
  public Optional<Job> lease(Set<JobType> types, String holder, Duration visibility) {
    Lease.requireHolder(holder);
    Lease.requireVisibility(visibility);
    while (true) {
      Instant now = clock.instant();
      JobTable.Claim claim = new JobTable.Claim(holder, now.plus(visibility), now);
      JobTable.Taken taken = table.take(types, claim);
      if (taken.lost().isEmpty()) {
        return taken.job();
      }
      for (StoredJob lost : taken.lost()) {
        // whoever changed it meanwhile renewed it, ended it or was faster at this
        boolean unused = table.change(lost, lost.job().lost(now));
      }
    }
  }

  @Override
  public Job renew(Lease lease, double progress, Duration visibility) {
    Lease.requireVisibility(visibility);
    return changeHeld(
        lease,
        job -> {
          Instant now = clock.instant();
          return job.with(job.state().renewed(progress, now.plus(visibility), now));
        });
  }

  @Override
  public Job settle(Lease lease, Outcome outcome) {
    return changeHeld(lease, job -> job.settled(outcome, clock.instant()));
  }

  private Job changeHeld(Lease lease, UnaryOperator<Job> change) {
    return change(
            lease.job(),
            job -> {
              job.requireHeld(lease);
              return change.apply(job);
            })
        .orElseThrow(() -> Job.lost(lease));
  }

  @Override
  public Optional<Job> cancel(JobId id) {
    return change(
        id, job -> job.status().isOver() ? job : job.with(job.state().cancelled(clock.instant())));
  }

  /** Changes a job, again from the beginning where somebody else changed it at the same time. */
  private Optional<Job> change(JobId id, UnaryOperator<Job> change) {
    while (true) {
      Optional<StoredJob> stored = table.get(id);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      Job before = stored.get().job();
      Job after = change.apply(before);
      if (after.equals(before) || table.change(stored.get(), after)) {
        return Optional.of(after);
      }
    }
  }

  @Override
  public Optional<Job> get(JobId id) {
    return table.get(id).map(StoredJob::job);
  }

  @Override
  public List<Job> list(Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return jobs(table.list(new JobTable.Page(owner, status, "newest", after, limit)));
  }

  @Override
  public List<Job> listOldest(
      Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return jobs(table.list(new JobTable.Page(owner, status, "oldest", after, limit)));
  }

  private static List<Job> jobs(Stream<StoredJob> stored) {
    return stored.map(StoredJob::job).toList();
  }

  @Override
  public boolean delete(JobId id) {
    return table.delete(id);
  }

  @Override
  public int deleteEnded(Instant before, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return table.deleteEnded(before, limit);
  }

  @Override
  public int deleteOwned(Owner owner, JobType except, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return table.deleteOwned(owner, except, limit);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.Lease;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.json.Times;
import dev.parley.port.JobQueue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in the file. Each step reads a job, asks the domain for its next state and writes that, in
 * one transaction of the one writer.
 */
final class SqliteJobQueue implements JobQueue {
  private final Lane writes;
  private final Lane reads;
  private final Clock clock;

  SqliteJobQueue(Lane writes, Lane reads, Clock clock) {
    this.writes = writes;
    this.reads = reads;
    this.clock = clock;
  }

  @Override
  public JobId enqueue(NewJob asked) {
    return writes.call(
        session -> {
          Optional<JobId> stands = standing(session, asked);
          if (stands.isPresent()) {
            return stands.get();
          }
          JobRow.insert(session, Job.create(asked, clock.instant()));
          return asked.id();
        });
  }

  private static Optional<JobId> standing(Session session, NewJob asked) throws SQLException {
    if (find(session, asked.id()).isPresent()) {
      return Optional.of(asked.id());
    }
    String key = asked.key();
    return key == null
        ? Optional.empty()
        : session.first(
            JobTable.STANDING,
            row -> {
              Text.bind(row, 1, asked.owner().value());
              Text.bind(row, 2, asked.type().value());
              Text.bind(row, 3, key);
            },
            row -> new JobId(row.getString(1)));
  }

  @Override
  public Optional<Job> lease(Set<JobType> types, String holder, Duration visibility) {
    Lease.requireHolder(holder);
    Lease.requireVisibility(visibility);
    // workers ask all the time, mostly for nothing: that must not keep the writer busy
    return isAnyDue() ? writes.call(s -> take(s, types, holder, visibility)) : Optional.empty();
  }

  private boolean isAnyDue() {
    String now = text(clock.instant());
    return reads
        .call(s -> s.first(JobTable.ANY_DUE, row -> row.setString(1, now), row -> row.getInt(1)))
        .isPresent();
  }

  private Optional<Job> take(
      Session session, Set<JobType> types, String holder, Duration visibility) throws SQLException {
    Instant now = clock.instant();
    Session.Parameters due = row -> row.setString(1, text(now));
    for (Job job : session.list(JobTable.LOST, due, JobRow::read)) {
      JobRow.update(session, job.lost(now));
    }
    List<JobType> wanted = List.copyOf(types);
    Optional<Job> next =
        session.first(
            JobTable.next(wanted.size()),
            row -> {
              due.bind(row);
              for (int i = 0; i < wanted.size(); i++) {
                row.setString(i + 2, wanted.get(i).value());
              }
            },
            JobRow::read);
    if (next.isEmpty()) {
      return next;
    }
    Job job = next.get();
    Instant until = now.plus(visibility);
    return Optional.of(JobRow.update(session, job.with(job.state().begun(holder, until, now))));
  }

  @Override
  public Job renew(Lease lease, double progress, Duration visibility) {
    Lease.requireVisibility(visibility);
    return writes.call(
        session -> {
          Job job = held(session, lease);
          Instant now = clock.instant();
          return JobRow.update(
              session, job.with(job.state().renewed(progress, now.plus(visibility), now)));
        });
  }

  @Override
  public Job settle(Lease lease, Outcome outcome) {
    return writes.call(
        session -> JobRow.update(session, held(session, lease).settled(outcome, clock.instant())));
  }

  @Override
  public Optional<Job> cancel(JobId id) {
    return writes.call(
        session -> {
          Optional<Job> job = find(session, id);
          return job.isEmpty() || job.get().status().isOver()
              ? job
              : Optional.of(
                  JobRow.update(
                      session, job.get().with(job.get().state().cancelled(clock.instant()))));
        });
  }

  @Override
  public Optional<Job> get(JobId id) {
    return reads.call(session -> find(session, id));
  }

  @Override
  public List<Job> list(Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return list(JobTable.Order.NEWEST_FIRST, new Page(owner, status, after, limit));
  }

  @Override
  public List<Job> listOldest(
      Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return list(JobTable.Order.OLDEST_FIRST, new Page(owner, status, after, limit));
  }

  private List<Job> list(JobTable.Order order, Page page) {
    String sql = JobTable.list(order, page.status() != null, page.after() != null);
    return reads.call(session -> session.list(sql, page::bind, JobRow::read));
  }

  private record Page(Owner owner, @Nullable JobStatus status, @Nullable Job after, int limit) {
    void bind(PreparedStatement row) throws SQLException {
      Text.bind(row, 1, owner.value());
      row.setInt(2, limit);
      if (status != null) {
        row.setString(3, status.wireName());
      }
      if (after != null) {
        row.setString(4, Times.text("createdAt", after.createdAt()));
        row.setString(5, after.id().value());
      }
    }
  }

  @Override
  public boolean delete(JobId id) {
    return writes.call(
        session -> {
          session.noteErased();
          return session.update(JobTable.DELETE, row -> row.setString(1, id.value())) > 0;
        });
  }

  @Override
  public int deleteEnded(Instant before, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return writes.call(
        session -> {
          session.noteErased();
          return session.update(
              JobTable.DELETE_ENDED,
              row -> {
                row.setString(1, text(before));
                row.setInt(2, limit);
              });
        });
  }

  @Override
  public int deleteOwned(Owner owner, JobType except, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return writes.call(
        session -> {
          session.noteErased();
          return session.update(
              JobTable.DELETE_OWNED,
              row -> {
                Text.bind(row, 1, owner.value());
                row.setString(2, except.value());
                row.setInt(3, limit);
              });
        });
  }

  private static Optional<Job> find(Session session, JobId id) throws SQLException {
    return session.first(JobTable.BY_ID, row -> row.setString(1, id.value()), JobRow::read);
  }

  private static Job held(Session session, Lease lease) throws SQLException {
    Job job = find(session, lease.job()).orElseThrow(() -> Job.lost(lease));
    job.requireHeld(lease);
    return job;
  }

  private static String text(Instant instant) {
    return Times.text("now", instant);
  }
}

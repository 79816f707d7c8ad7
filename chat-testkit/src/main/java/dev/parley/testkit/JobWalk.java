// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.Lease;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.port.JobQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A random walk over two queues of one clock that must answer alike at every step. */
final class JobWalk {
  private static final Duration LEASE = Duration.ofSeconds(4);
  private static final List<JobStatus> STATUSES = List.of(JobStatus.values());
  private final long seed;
  private final Random random;
  private final JobQueue queue;
  private final JobQueue model;
  private final SteppedClock clock;
  private final JobType type;
  private final Owner owner;
  private int asked;

  JobWalk(long seed, JobQueue queue, JobQueue model, SteppedClock clock) {
    this.seed = seed;
    this.random = new Random(seed);
    this.queue = queue;
    this.model = model;
    this.clock = clock;
    this.type = new JobType("walk" + seed);
    this.owner = new Owner("walker" + seed);
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      if (random.nextInt(3) == 0) {
        clock.advance(Duration.ofSeconds(random.nextInt(3)));
      }
      Function<JobQueue, Object> operation = operation();
      assertThat(outcome(queue, operation))
          .as("step %d of seed %d", step, seed)
          .isEqualTo(outcome(model, operation));
    }
  }

  private static Object outcome(JobQueue queue, Function<JobQueue, Object> operation) {
    try {
      return operation.apply(queue);
    } catch (ConflictException e) {
      return e.code();
    }
  }

  private Function<JobQueue, Object> operation() {
    Instant now = clock.instant();
    JobId some = id(random.nextInt(asked + 1));
    Lease lease = new Lease(some, 1 + random.nextInt(3));
    Outcome outcome = outcome(now);
    int limit = 1 + random.nextInt(5);
    @Nullable JobStatus status = random.nextBoolean() ? null : STATUSES.get(limit - 1);
    NewJob next = next(now);
    return switch (random.nextInt(14)) {
      case 0, 1 -> q -> q.enqueue(next);
      case 2, 3, 4 -> q -> q.lease(Set.of(type), "w" + limit, LEASE);
      case 5 -> q -> q.renew(lease, limit / 5.0, LEASE);
      case 6, 7 -> q -> q.settle(lease, outcome);
      case 8 -> q -> q.cancel(some);
      case 9 -> q -> q.list(owner, status, q.get(some).orElse(null), limit);
      case 10 -> q -> q.listOldest(owner, status, q.get(some).orElse(null), limit);
      case 11 -> q -> limit == 1 ? q.deleteOwned(owner, new JobType("other"), 2) : q.get(some);
      case 12 -> q -> limit == 1 ? q.delete(some) : q.get(some);
      default -> q -> limit == 1 ? q.deleteEnded(now.minusSeconds(9), 2) : running(q);
    };
  }

  /** Ends the newest that runs, so that leases do not all run out. */
  private Object running(JobQueue q) {
    for (Job job : q.list(owner, JobStatus.RUNNING, null, 1)) {
      return q.settle(job.lease(), new Outcome.Succeeded(RawJson.of(asked)));
    }
    return "nothing runs";
  }

  private NewJob next(Instant now) {
    asked++;
    String key = random.nextInt(3) == 0 ? null : "key" + random.nextInt(3);
    Instant from = random.nextBoolean() ? null : now.plusSeconds(random.nextInt(5) - 1);
    return new NewJob(id(asked), type, RawJson.of(asked), owner, key, from, 1 + random.nextInt(3));
  }

  private Outcome outcome(Instant now) {
    return switch (random.nextInt(4)) {
      case 0 -> new Outcome.Succeeded(RawJson.of(random.nextInt()));
      case 1 -> new Outcome.Failed("failed", null);
      case 2 -> new Outcome.Failed("later", now.plusSeconds(random.nextInt(4)));
      default -> new Outcome.Released();
    };
  }

  private JobId id(int number) {
    return new JobId("walk" + seed + "-" + number);
  }
}

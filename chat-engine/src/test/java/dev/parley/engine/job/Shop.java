// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.testkit.Await;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryJobQueue;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A queue in memory, its clock, and engines that work at it. */
final class Shop {
  static final JobType WORK = new JobType("work");
  static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), 2, Duration.ofHours(1));
  static final Duration SOON = Duration.ofMillis(5);
  static final Duration NEVER = Duration.ofDays(1);
  final SteppedClock clock = SteppedClock.create();
  final Faults faults = new Faults();
  final InMemoryJobQueue queue = new InMemoryJobQueue(clock, faults);

  /** What a handler of {@link #WORK} does. */
  interface Doing {
    RawJson with(Job job, JobContext context) throws InterruptedException;
  }

  static JobHandler handler(Doing doing) {
    return new JobHandler() {
      @Override
      public JobType type() {
        return WORK;
      }

      @Override
      public RawJson run(Job job, JobContext context) throws InterruptedException {
        return doing.with(job, context);
      }
    };
  }

  /** An engine that looks for work all the time. */
  Jobs engine(Duration drain, Doing doing) {
    return engine(new JobSettings("test", 2, SOON, Duration.ofMillis(40), drain, BACKOFF), doing);
  }

  Jobs engine(JobSettings settings, Doing doing) {
    Jobs jobs = new Jobs(queue, settings, clock, new Random(1));
    jobs.start(List.of(handler(doing)));
    return jobs;
  }

  static NewJob job(String id) {
    return NewJob.of(new JobId(id), WORK, RawJson.NULL, Owner.LOCAL);
  }

  Job stored(String id) {
    return queue.get(new JobId(id)).orElseThrow();
  }

  void await(String id, JobStatus status) {
    Await.until(id + " is " + status, () -> stored(id).status() == status);
  }
}

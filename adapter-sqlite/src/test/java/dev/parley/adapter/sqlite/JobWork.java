// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.port.JobQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a {@link WritingProcess} does with jobs: some threads ask for them, some do them. */
final class JobWork {
  static final JobType TYPE = new JobType("work");
  static final int WORKERS = 2;
  private static final Duration VISIBILITY = Duration.ofMinutes(10);

  private JobWork() {}

  static void forEver(JobQueue jobs, Callers threads) {
    // another process has other ids
    String run = Long.toString(ProcessHandle.current().pid(), 36);
    for (int i = 0; i < WORKERS; i++) {
      int number = i;
      threads.call(() -> ask(jobs, run + "_" + number));
      threads.call(() -> work(jobs));
    }
  }

  private static void ask(JobQueue jobs, String run) {
    for (int i = 0; true; i++) {
      JobId id = new JobId(run + "_" + i);
      jobs.enqueue(NewJob.of(id, TYPE, payload(id), Owner.LOCAL).withMostAttempts(100));
      WritingProcess.print("asked " + id);
    }
  }

  private static void work(JobQueue jobs) {
    while (true) {
      Optional<Job> job = jobs.lease(Set.of(TYPE), "child", VISIBILITY);
      if (job.isPresent()) {
        JobId id = job.get().id();
        jobs.settle(job.get().lease(), new Outcome.Succeeded(payload(id)));
        WritingProcess.print("done " + id);
      }
    }
  }

  static RawJson payload(JobId id) {
    return RawJson.of("the work of " + id);
  }
}

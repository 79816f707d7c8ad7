// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.port.JobQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the parts of the contract ask of the class that runs them. */
interface JobFixture {
  JobType WORK = new JobType("work");
  Duration LEASE = Duration.ofSeconds(30);

  /** The queue of the running test. */
  JobQueue queue();

  /** The queue's clock; it stands still until the test moves it. */
  SteppedClock clock();

  /** Closes the queue of the running test; once more does no harm. */
  void closeQueue();

  /** Closes the queue of the running test and opens what it stored again. */
  JobQueue reopenedQueue();

  static NewJob job(String id) {
    return NewJob.of(new JobId(id), WORK, new RawJson("{\"of\":\"" + id + "\"}"), Owner.LOCAL);
  }

  static Outcome done() {
    return new Outcome.Succeeded(RawJson.NULL);
  }

  /** What a worker gets that asks for work. */
  default Optional<Job> take() {
    return queue().lease(Set.of(WORK), "worker", LEASE);
  }

  /** The same, where there must be some. */
  default Job taken() {
    return take().orElseThrow(() -> new AssertionError("nothing is due"));
  }

  default Job stored(String id) {
    return queue().get(new JobId(id)).orElseThrow();
  }

  default JobStatus status(String id) {
    return stored(id).status();
  }

  /** A failure that is worth another attempt after so many seconds. */
  default Outcome failedFor(long seconds) {
    return new Outcome.Failed("it broke", clock().instant().plusSeconds(seconds));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.JobFixture.done;
import static dev.parley.testkit.JobFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several workers at once. */
interface JobRaces extends JobFixture {
  int RUNNERS = 8;

  @Test
  default void noTwoWorkersGetOneJob() {
    int jobs = 100;
    for (int i = 0; i < jobs; i++) {
      queue().enqueue(job("j" + i));
    }
    Map<JobId, Integer> takers = new ConcurrentHashMap<>();
    Race.run(
        RUNNERS,
        runner -> {
          Optional<Job> taken = queue().lease(Set.of(WORK), "w" + runner, LEASE);
          while (taken.isPresent()) {
            takers.merge(taken.get().id(), 1, Integer::sum);
            queue().settle(taken.get().lease(), done());
            taken = queue().lease(Set.of(WORK), "w" + runner, LEASE);
          }
        });
    assertThat(takers).hasSize(jobs);
    assertThat(takers.values()).containsOnly(1);
    assertThat(queue().list(Owner.LOCAL, JobStatus.SUCCEEDED, null, 1000)).hasSize(jobs);
  }

  @Test
  default void exactlyOneOfManyThatAskForAKeyIsQueued() {
    JobId[] given = new JobId[RUNNERS];
    Race.run(RUNNERS, runner -> given[runner] = queue().enqueue(job("j" + runner).withKey("k")));
    assertThat(given).containsOnly(given[0]);
    assertThat(queue().list(Owner.LOCAL, null, null, 100)).hasSize(1);
  }

  @Test
  default void noTwoJobsOfAKeyRunAtOnce() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Race.run(
        RUNNERS,
        runner -> {
          for (int i = 0; i < 20; i++) {
            queue().enqueue(job("j" + runner + "-" + i).withKey("k"));
            Optional<Job> taken = queue().lease(Set.of(WORK), "w" + runner, LEASE);
            if (taken.isPresent()) {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              running.decrementAndGet();
              queue().settle(taken.get().lease(), done());
              done.incrementAndGet();
            }
          }
        });
    assertThat(most).hasValue(1);
    assertThat(done).hasPositiveValue();
  }

  @Test
  default void exactlyOneOfManySettlesAJob() {
    queue().enqueue(job("a"));
    Job taken = taken();
    List<Integer> winners = Race.winners(RUNNERS, runner -> queue().settle(taken.lease(), done()));
    assertThat(winners).hasSize(1);
  }
}

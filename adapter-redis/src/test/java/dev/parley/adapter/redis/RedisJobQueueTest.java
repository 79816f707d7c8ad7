// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import dev.parley.port.JobQueue;
import dev.parley.testkit.JobQueueContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobQueueTest extends JobQueueContract {
  @RegisterExtension static final SharedRedis<RealRedis> REDIS = SharedRedis.single();

  @Override
  protected JobQueue open(Clock clock) {
    return REDIS.open(clock).jobs();
  }

  @Override
  protected JobQueue reopen(JobQueue closed, Clock clock) {
    return REDIS.reopen(clock).jobs();
  }

  @Override
  protected void close(JobQueue queue) {
    REDIS.database().close();
  }

  @Test
  void redisThatForgotTheScriptIsGivenItAgain() {
    queue().enqueue(NewJob.of(new JobId("a"), WORK, RawJson.NULL, Owner.LOCAL));
    REDIS.server().expect("+OK", "SCRIPT FLUSH");
    assertThat(take().map(Job::id)).contains(new JobId("a"));
  }

  @Test
  void deletedJobsLeaveNothingBehind() {
    for (int i = 0; i < 100; i++) {
      NewJob job = NewJob.of(new JobId("j" + i), WORK, RawJson.NULL, Owner.LOCAL);
      queue().enqueue(job.withKey("key" + i % 70));
    }
    queue().settle(taken().lease(), new Outcome.Succeeded(RawJson.NULL));
    Job running = taken();
    assertThat(running.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(queue().deleteOwned(Owner.LOCAL, new JobType("none"), 1000)).isEqualTo(70);
    assertThat(REDIS.server().all("KEYS " + REDIS.prefix() + "*"))
        .contains("{jobs}:number")
        .startsWith("*1");
  }

  @Test
  void listsMayBeLongerThanAnyPage() {
    int many = JobQueue.LARGEST_PAGE + 500;
    for (int i = 0; i < many; i++) {
      queue().enqueue(NewJob.of(new JobId("j" + i), WORK, RawJson.NULL, Owner.LOCAL));
      clock().advance(Duration.ofNanos(1));
    }
    List<Job> first = queue().list(Owner.LOCAL, null, null, JobQueue.LARGEST_PAGE);
    assertThat(first).hasSize(JobQueue.LARGEST_PAGE);
    assertThat(queue().list(Owner.LOCAL, null, first.getLast(), JobQueue.LARGEST_PAGE))
        .hasSize(500)
        .doesNotContainAnyElementsOf(first);
    assertThat(queue().deleteOwned(Owner.LOCAL, new JobType("none"), JobQueue.LARGEST_PAGE))
        .isEqualTo(JobQueue.LARGEST_PAGE);
  }

  @Test
  void jobBehindManyThatAreHeldBackIsTaken() {
    int many = 100;
    for (int i = 0; i < many; i++) {
      queue().enqueue(keyed("running" + i, i));
      Job unused = taken();
      queue().enqueue(keyed("held" + i, i));
    }
    queue().enqueue(NewJob.of(new JobId("free"), WORK, RawJson.NULL, Owner.LOCAL));
    assertThat(taken().id()).isEqualTo(new JobId("free"));
    assertThat(take()).isEmpty();
  }

  private static NewJob keyed(String id, int key) {
    return NewJob.of(new JobId(id), WORK, RawJson.NULL, Owner.LOCAL).withKey("key" + key);
  }
}

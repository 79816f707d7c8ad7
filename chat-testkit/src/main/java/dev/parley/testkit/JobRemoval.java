// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.JobFixture.done;
import static dev.parley.testkit.JobFixture.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.domain.job.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jobs that are not kept any longer. */
interface JobRemoval extends JobFixture {
  @Test
  default void deletedJobIsGoneAndItsIdIsFree() {
    queue().enqueue(job("a"));
    assertThat(queue().delete(new JobId("a"))).isTrue();
    assertThat(queue().get(new JobId("a"))).isEmpty();
    assertThat(take()).isEmpty();
    assertThat(queue().delete(new JobId("a"))).isFalse();
    queue().enqueue(job("a"));
    assertThat(taken().id()).isEqualTo(new JobId("a"));
  }

  @Test
  default void jobThatRunsIsNotDeleted() {
    queue().enqueue(job("a"));
    Job taken = taken();
    assertThat(queue().delete(taken.id())).isFalse();
    queue().settle(taken.lease(), done());
    assertThat(queue().delete(taken.id())).isTrue();
    assertThatThrownBy(() -> queue().settle(taken.lease(), done()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  default void jobsThatWereOverBeforeAreRemovedTheOldestFirst() {
    for (String id : new String[] {"a", "b", "c", "d"}) {
      queue().enqueue(job(id));
    }
    queue().settle(taken().lease(), done());
    clock().advance(Duration.ofSeconds(1));
    queue().settle(taken().lease(), new Outcome.Failed("it broke", null));
    clock().advance(Duration.ofSeconds(1));
    queue().cancel(new JobId("c"));
    Job running = taken();
    queue().enqueue(job("e"));

    assertThat(queue().deleteEnded(clock().instant(), 1)).isEqualTo(1);
    assertThat(queue().get(new JobId("a"))).isEmpty();
    assertThat(queue().deleteEnded(clock().instant(), 10)).isEqualTo(1);
    assertThat(queue().get(new JobId("b"))).isEmpty();
    assertThat(queue().deleteEnded(clock().instant(), 10)).isZero();
    assertThat(queue().deleteEnded(clock().instant().plusNanos(1), 10)).isEqualTo(1);
    assertThat(queue().get(new JobId("c"))).isEmpty();

    clock().advance(Duration.ofDays(1));
    assertThat(queue().deleteEnded(clock().instant(), 10)).isZero();
    assertThat(stored("d")).isEqualTo(running);
    assertThat(status("e")).isEqualTo(JobStatus.QUEUED);
  }

  @Test
  default void ownersJobsAreRemovedWhateverBecameOfThem() {
    JobType receipt = new JobType("receipt");
    queue().enqueue(NewJob.of(new JobId("stays"), receipt, RawJson.NULL, Owner.LOCAL));
    for (String id : new String[] {"ended", "runs", "waits", "last"}) {
      queue().enqueue(job(id).withKey(id));
      clock().advance(Duration.ofSeconds(1));
    }
    queue().settle(taken().lease(), done());
    Job running = taken();
    queue().enqueue(NewJob.of(new JobId("other"), WORK, RawJson.NULL, new Owner("other")));

    assertThat(queue().deleteOwned(Owner.LOCAL, receipt, 1)).isEqualTo(1);
    assertThat(queue().get(new JobId("last"))).isEmpty();
    assertThat(queue().deleteOwned(Owner.LOCAL, receipt, 10)).isEqualTo(3);
    assertThat(queue().deleteOwned(Owner.LOCAL, receipt, 10)).isZero();

    assertThat(queue().list(Owner.LOCAL, null, null, 10)).containsExactly(stored("stays"));
    assertThat(taken().id()).isEqualTo(new JobId("other"));
    assertThatThrownBy(() -> queue().renew(running.lease(), 0.5, LEASE))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> queue().settle(running.lease(), done()))
        .isInstanceOf(ConflictException.class);
    queue().enqueue(job("runs").withKey("runs"));
    assertThat(taken().id()).as("the key of one that was removed is free").isEqualTo(id("runs"));
  }

  private static JobId id(String value) {
    return new JobId(value);
  }
}

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
import dev.parley.domain.job.JobState;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.Lease;
import dev.parley.domain.job.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Workers that take jobs, hold them, and die. */
interface JobLeasing extends JobFixture {
  @Test
  default void workerGetsTheJobAndItsLease() {
    queue().enqueue(job("a"));
    clock().advance(Duration.ofSeconds(1));
    Job taken = taken();
    JobState state = taken.state();
    assertThat(taken).isEqualTo(stored("a"));
    assertThat(taken.asked()).isEqualTo(job("a"));
    assertThat(taken.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(taken.lease()).isEqualTo(new Lease(new JobId("a"), 1));
    assertThat(state.attempts()).isEqualTo(1);
    assertThat(state.holder()).isEqualTo("worker");
    assertThat(state.due()).isEqualTo(clock().instant().plus(LEASE));
    assertThat(state.updatedAt()).isEqualTo(clock().instant());
    assertThat(take()).isEmpty();
  }

  @Test
  default void jobsAreTakenInTheOrderInWhichTheyAreDue() {
    Instant now = clock().instant();
    queue().enqueue(job("z").withNotBefore(now.plusSeconds(2)));
    queue().enqueue(job("y").withNotBefore(now.plusSeconds(1)));
    queue().enqueue(job("x").withNotBefore(now.plusSeconds(1)));
    queue().enqueue(job("w").withNotBefore(now.minusSeconds(9)));
    queue().enqueue(job("v"));
    clock().advance(Duration.ofSeconds(2));
    for (String id : new String[] {"w", "v", "y", "x", "z"}) {
      assertThat(taken().id()).isEqualTo(new JobId(id));
    }
  }

  @Test
  default void jobIsNotTakenBeforeItsTime() {
    Instant due = clock().instant().plusSeconds(5);
    queue().enqueue(job("a").withNotBefore(due));
    assertThat(take()).isEmpty();
    clock().set(due.minusNanos(1));
    assertThat(take()).isEmpty();
    clock().set(due);
    assertThat(take()).isPresent();
  }

  @Test
  default void workerGetsOnlyWhatItCanDo() {
    queue().enqueue(job("a"));
    JobType other = new JobType("other");
    queue().enqueue(NewJob.of(new JobId("b"), other, RawJson.NULL, Owner.LOCAL));
    assertThat(queue().lease(Set.of(other), "w", LEASE).map(Job::id)).contains(new JobId("b"));
    assertThat(queue().lease(Set.of(other), "w", LEASE)).isEmpty();
    assertThat(queue().lease(Set.of(), "w", LEASE)).isEmpty();
    assertThat(queue().lease(Set.of(other, WORK), "w", LEASE)).isPresent();
  }

  @Test
  default void jobOfAWorkerThatDiedIsTakenByAnotherAndTheAttemptCounts() {
    queue().enqueue(job("a"));
    Job lost = taken();
    clock().set(lost.state().due().minusNanos(1));
    assertThat(take()).isEmpty();
    clock().set(lost.state().due());
    Job again = taken();
    assertThat(again.id()).isEqualTo(lost.id());
    assertThat(again.state().attempts()).isEqualTo(2);
    assertThat(again.state().error()).contains("worker");
    assertThat(again.lease()).isEqualTo(new Lease(lost.id(), 2));
  }

  @Test
  default void workerThatLostItsJobIsToldAndItsOutcomeDoesNotCount() {
    queue().enqueue(job("a"));
    Job lost = taken();
    clock().advance(LEASE);
    Job again = taken();
    for (Runnable late : late(lost.lease())) {
      assertThatThrownBy(late::run)
          .isInstanceOf(ConflictException.class)
          .hasFieldOrPropertyWithValue("code", "lease_lost");
    }
    assertThat(stored("a")).isEqualTo(again);
    queue().settle(again.lease(), done());
    assertThat(status("a")).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  default void leaseThatRanOutIsLostAsSoonAsAnotherAsksForWork() {
    queue().enqueue(job("a"));
    Job lost = taken();
    clock().advance(LEASE);
    assertThat(queue().lease(Set.of(new JobType("other")), "w", LEASE)).isEmpty();
    assertThat(status("a")).isEqualTo(JobStatus.QUEUED);
    for (Runnable late : late(lost.lease())) {
      assertThatThrownBy(late::run).isInstanceOf(ConflictException.class);
    }
  }

  @Test
  default void leaseThatRanOutIsGoodWhileNobodyElseAsked() {
    queue().enqueue(job("a"));
    Job taken = taken();
    clock().advance(LEASE.multipliedBy(2));
    queue().renew(taken.lease(), 0.5, LEASE);
    assertThat(take()).isEmpty();
    clock().advance(LEASE.multipliedBy(2));
    queue().settle(taken.lease(), done());
    assertThat(status("a")).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  default void renewedLeaseHoldsAndTellsHowFarItIs() {
    queue().enqueue(job("a"));
    Job taken = taken();
    for (int step = 1; step <= 10; step++) {
      clock().advance(LEASE.minusNanos(1));
      Job renewed = queue().renew(taken.lease(), step / 10.0, LEASE);
      assertThat(renewed).isEqualTo(stored("a"));
      assertThat(renewed.state().progress()).isEqualTo(step / 10.0);
      assertThat(renewed.state().due()).isEqualTo(clock().instant().plus(LEASE));
      assertThat(renewed.state().updatedAt()).isEqualTo(clock().instant());
      assertThat(renewed.state().cancelRequested()).isFalse();
      assertThat(take()).isEmpty();
    }
  }

  @Test
  default void workerThatAsksForNonsenseIsRefused() {
    queue().enqueue(job("a"));
    Lease lease = taken().lease();
    for (double progress : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> queue().renew(lease, progress, LEASE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("progress");
    }
    for (Duration visibility : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
      assertThatThrownBy(() -> queue().renew(lease, 0, visibility))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("visibility");
      assertThatThrownBy(() -> queue().lease(Set.of(WORK), "w", visibility))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("visibility");
    }
    assertThatThrownBy(() -> queue().lease(Set.of(WORK), "", LEASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holder");
  }

  private Runnable[] late(Lease lease) {
    return new Runnable[] {
      () -> queue().renew(lease, 0.5, LEASE),
      () -> queue().settle(lease, done()),
      () -> queue().settle(lease, failedFor(1))
    };
  }
}

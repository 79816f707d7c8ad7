// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.JobFixture.done;
import static dev.parley.testkit.JobFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calling jobs off. */
interface JobCancelling extends JobFixture {
  @Test
  default void jobThatWaitsIsOverAtOnce() {
    queue().enqueue(job("a"));
    clock().advance(Duration.ofSeconds(1));
    Job cancelled = cancel();
    assertThat(cancelled).isEqualTo(stored("a"));
    assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(cancelled.state().updatedAt()).isEqualTo(clock().instant());
    assertThat(take()).isEmpty();
  }

  @Test
  default void workerLearnsOfItWhenItRenews() {
    queue().enqueue(job("a"));
    Job taken = taken();
    assertThat(cancel().status()).isEqualTo(JobStatus.RUNNING);
    Job renewed = queue().renew(taken.lease(), 0.4, LEASE);
    assertThat(renewed.state().cancelRequested()).isTrue();
    Job ended = queue().settle(taken.lease(), new Outcome.Released());
    assertThat(ended.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(ended.state().cancelRequested()).isFalse();
    assertThat(ended.state().progress()).isEqualTo(0.4);
    assertThat(take()).isEmpty();
  }

  @Test
  default void jobThatWasCalledOffAndFailedIsNotTriedAgain() {
    queue().enqueue(job("a"));
    Job taken = taken();
    cancel();
    assertThat(queue().settle(taken.lease(), failedFor(0)).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(take()).isEmpty();
  }

  @Test
  default void jobThatWasCalledOffAndDoneAllTheSameSucceeded() {
    queue().enqueue(job("a"));
    Job taken = taken();
    cancel();
    assertThat(queue().settle(taken.lease(), done()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  default void jobThatWasCalledOffAndWhoseWorkerDiedIsOver() {
    queue().enqueue(job("a"));
    Job unused = taken();
    cancel();
    clock().advance(LEASE);
    assertThat(take()).isEmpty();
    assertThat(status("a")).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  default void jobThatIsOverStaysAsItIs() {
    queue().enqueue(job("a"));
    queue().settle(taken().lease(), done());
    Job before = stored("a");
    clock().advance(Duration.ofSeconds(1));
    assertThat(cancel()).isEqualTo(before);
    assertThat(stored("a")).isEqualTo(before);
    assertThat(queue().cancel(new JobId("nothing"))).isEmpty();
  }

  @Test
  default void callingOffTwiceIsAsOnce() {
    queue().enqueue(job("a"));
    Job taken = taken();
    cancel();
    assertThat(cancel().state().cancelRequested()).isTrue();
    queue().settle(taken.lease(), new Outcome.Released());
    assertThat(cancel().status()).isEqualTo(JobStatus.CANCELLED);
  }

  private Job cancel() {
    return queue().cancel(new JobId("a")).orElseThrow();
  }
}

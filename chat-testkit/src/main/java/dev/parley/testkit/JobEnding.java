// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.JobFixture.done;
import static dev.parley.testkit.JobFixture.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How an attempt ends, and which one is the last. */
interface JobEnding extends JobFixture {
  @Test
  default void jobThatIsDoneIsOverWithItsResult() {
    queue().enqueue(job("a"));
    Job taken = taken();
    clock().advance(Duration.ofSeconds(1));
    RawJson result = new RawJson("{\"gone\": [1, \"\u00e9 \ud83d\"]}");
    Job ended = queue().settle(taken.lease(), new Outcome.Succeeded(result));
    assertThat(ended).isEqualTo(stored("a"));
    assertThat(ended.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(ended.state().result()).isEqualTo(result);
    assertThat(ended.state().progress()).isEqualTo(1);
    assertThat(ended.state().updatedAt()).isEqualTo(clock().instant());
    clock().advance(Duration.ofDays(1));
    assertThat(take()).isEmpty();
    assertThatThrownBy(() -> queue().settle(taken.lease(), done()))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> queue().renew(taken.lease(), 0, LEASE))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  default void jobThatFailedIsTriedAgainAtItsTime() {
    queue().enqueue(job("a"));
    Job taken = taken();
    queue().renew(taken.lease(), 0.7, LEASE);
    Job failed = queue().settle(taken.lease(), failedFor(10));
    assertThat(failed).isEqualTo(stored("a"));
    assertThat(failed.status()).isEqualTo(JobStatus.QUEUED);
    assertThat(failed.state().error()).isEqualTo("it broke");
    assertThat(failed.state().progress()).isZero();
    clock().advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(take()).isEmpty();
    clock().advance(Duration.ofNanos(1));
    assertThat(taken().state().attempts()).isEqualTo(2);
  }

  @Test
  default void jobThatWaitsForItsNextAttemptKeepsNobodyBack() {
    queue().enqueue(job("a"));
    queue().settle(taken().lease(), failedFor(10));
    queue().enqueue(job("b"));
    assertThat(taken().id()).isEqualTo(new JobId("b"));
    queue().enqueue(job("c").withNotBefore(clock().instant().plusSeconds(11)));
    clock().advance(Duration.ofSeconds(11));
    assertThat(taken().id()).isEqualTo(new JobId("a"));
    assertThat(taken().id()).isEqualTo(new JobId("c"));
  }

  @Test
  default void failureOfTheLastAttemptIsTheEnd() {
    queue().enqueue(job("a").withMostAttempts(3));
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(status("a")).isEqualTo(JobStatus.QUEUED);
      queue().settle(taken().lease(), failedFor(0));
    }
    assertThat(status("a")).isEqualTo(JobStatus.FAILED);
    assertThat(stored("a").state().error()).isEqualTo("it broke");
    assertThat(stored("a").state().attempts()).isEqualTo(3);
    clock().advance(Duration.ofDays(1));
    assertThat(take()).isEmpty();
  }

  @Test
  default void failureThatIsNotWorthAnotherAttemptIsTheEnd() {
    queue().enqueue(job("a"));
    queue().settle(taken().lease(), new Outcome.Failed("it never works", null));
    assertThat(status("a")).isEqualTo(JobStatus.FAILED);
    assertThat(stored("a").state().error()).isEqualTo("it never works");
  }

  @Test
  default void jobThatKillsItsWorkersIsGivenUpAfterItsLastAttempt() {
    queue().enqueue(job("a").withMostAttempts(2));
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThat(taken().state().attempts()).isEqualTo(attempt);
      clock().advance(LEASE);
    }
    assertThat(take()).isEmpty();
    assertThat(status("a")).isEqualTo(JobStatus.FAILED);
    assertThat(stored("a").state().error()).contains("worker");
  }

  @Test
  default void attemptThatIsGivenBackDoesNotCount() {
    queue().enqueue(job("a").withMostAttempts(1));
    for (int i = 0; i < 3; i++) {
      Job taken = taken();
      assertThat(taken.state().attempts()).isEqualTo(1);
      Job back = queue().settle(taken.lease(), new Outcome.Released());
      assertThat(back.status()).isEqualTo(JobStatus.QUEUED);
      assertThat(back.state().attempts()).isZero();
      assertThatThrownBy(() -> queue().settle(taken.lease(), done()))
          .isInstanceOf(ConflictException.class);
    }
    queue().settle(taken().lease(), done());
    assertThat(status("a")).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  default void successAfterAFailureTellsOfNoError() {
    queue().enqueue(job("a"));
    queue().settle(taken().lease(), failedFor(0));
    queue().settle(taken().lease(), done());
    assertThat(stored("a").state().error()).isNull();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.JobFixture.done;
import static dev.parley.testkit.JobFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobState;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Asking for work, and asking for the same twice. */
interface JobQueueing extends JobFixture {
  @Test
  default void newJobWaitsAsItWasAskedFor() {
    NewJob asked =
        new NewJob(
            new JobId("a"),
            new JobType("conversation.summary"),
            new RawJson("{\"text\": \"\u00e9 \ud83d\ude00 \\u0000 \ud83d\", \"n\": 1.0e400}"),
            new Owner("odd \ud83d 'owner'"),
            "key \ud83d \"'",
            clock().instant().plusNanos(1),
            3);
    assertThat(queue().enqueue(asked)).isEqualTo(asked.id());
    assertThat(queue().get(asked.id()))
        .contains(
            new Job(
                asked,
                clock().instant(),
                JobState.queued(clock().instant().plusNanos(1), clock().instant())));
    assertThat(queue().get(new JobId("b"))).isEmpty();
  }

  @Test
  default void largestPayloadIsKeptWhole() {
    String text = "\"" + "\u00e9".repeat(NewJob.LARGEST_PAYLOAD_BYTES / 2 - 1) + "\"";
    queue().enqueue(NewJob.of(new JobId("a"), WORK, new RawJson(text), Owner.LOCAL));
    assertThat(stored("a").asked().payload().text()).isEqualTo(text);
  }

  @Test
  default void idThatIsKnownIsNotAskedForAgain() {
    queue().enqueue(job("a"));
    queue().settle(taken().lease(), done());
    Job before = stored("a");
    clock().advance(Duration.ofSeconds(1));
    assertThat(queue().enqueue(job("a").withMostAttempts(9))).isEqualTo(new JobId("a"));
    assertThat(stored("a")).isEqualTo(before);
  }

  @Test
  default void jobOfAKeyThatWaitsStandsForTheNext() {
    queue().enqueue(job("a").withKey("k"));
    assertThat(queue().enqueue(job("b").withKey("k"))).isEqualTo(new JobId("a"));
    assertThat(queue().get(new JobId("b"))).isEmpty();
    assertThat(queue().list(Owner.LOCAL, null, null, 10)).hasSize(1);
  }

  @Test
  default void keysAreOfOneOwnerAndOneType() {
    queue().enqueue(job("a").withKey("k"));
    queue().enqueue(job("b").withKey("K"));
    queue().enqueue(job("c"));
    queue().enqueue(job("d"));
    RawJson none = RawJson.NULL;
    queue().enqueue(NewJob.of(new JobId("e"), new JobType("o"), none, Owner.LOCAL).withKey("k"));
    queue().enqueue(NewJob.of(new JobId("f"), WORK, none, new Owner("other")).withKey("k"));
    for (String id : new String[] {"a", "b", "c", "d", "e", "f"}) {
      assertThat(status(id)).isEqualTo(JobStatus.QUEUED);
    }
  }

  @Test
  default void oneMoreOfAKeyIsQueuedWhileOneRunsAndBeginsWhenThatIsOver() {
    queue().enqueue(job("a").withKey("k"));
    Job running = taken();
    assertThat(queue().enqueue(job("b").withKey("k"))).isEqualTo(new JobId("b"));
    assertThat(queue().enqueue(job("c").withKey("k"))).isEqualTo(new JobId("b"));
    assertThat(take()).isEmpty();
    queue().settle(running.lease(), done());
    assertThat(taken().id()).isEqualTo(new JobId("b"));
    assertThat(queue().enqueue(job("d").withKey("k"))).isEqualTo(new JobId("d"));
  }

  @Test
  default void jobOfAKeyThatIsOverStandsForNoOther() {
    queue().enqueue(job("a").withKey("k"));
    queue().cancel(new JobId("a"));
    assertThat(queue().enqueue(job("b").withKey("k"))).isEqualTo(new JobId("b"));
  }

  @Test
  default void jobThatWaitsForItsNextAttemptStandsForTheNext() {
    queue().enqueue(job("a").withKey("k"));
    queue().settle(taken().lease(), failedFor(60));
    assertThat(queue().enqueue(job("b").withKey("k"))).isEqualTo(new JobId("a"));
    assertThat(stored("a").state().due()).isEqualTo(clock().instant().plusSeconds(60));
  }

  @Test
  default void noMoreThanTwoJobsOfAKeyAreNotOver() {
    queue().enqueue(job("a").withKey("k"));
    Job first = taken();
    queue().enqueue(job("b").withKey("k"));
    queue().settle(first.lease(), failedFor(60));
    Job second = taken();
    assertThat(second.id()).isEqualTo(new JobId("b"));
    assertThat(queue().enqueue(job("c").withKey("k"))).isEqualTo(new JobId("a"));
    queue().settle(second.lease(), failedFor(60));
    assertThat(queue().enqueue(job("d").withKey("k"))).isEqualTo(new JobId("a"));
    clock().advance(Duration.ofSeconds(60));
    assertThat(taken().id()).isEqualTo(new JobId("a"));
    assertThat(take()).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.JobFixture.done;
import static dev.parley.testkit.JobFixture.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Closing, opening again, and a long run of everything together. */
interface JobLife extends JobFixture {
  @Test
  default void jobsAreThereAfterReopeningAndLeasesHold() {
    queue().enqueue(job("a").withKey("k"));
    Job taken = taken();
    queue().renew(taken.lease(), 0.3, LEASE);
    Job before = queue().cancel(taken.id()).orElseThrow();
    queue().enqueue(job("b").withKey("k").withMostAttempts(7));
    Job waiting = stored("b");
    reopenedQueue();
    assertThat(stored("a")).isEqualTo(before);
    assertThat(stored("b")).isEqualTo(waiting);
    assertThat(take()).isEmpty();
    queue().settle(taken.lease(), done());
    assertThat(taken().id()).isEqualTo(new JobId("b"));
  }

  @Test
  default void everyCallFailsAfterClosing() {
    queue().enqueue(job("a"));
    Job taken = taken();
    closeQueue();
    List<ThrowingCallable> calls =
        List.of(
            () -> queue().enqueue(job("b")),
            () -> take(),
            () -> queue().renew(taken.lease(), 0, LEASE),
            () -> queue().settle(taken.lease(), done()),
            () -> queue().cancel(taken.id()),
            () -> queue().get(taken.id()),
            () -> queue().list(Owner.LOCAL, null, null, 1),
            () -> queue().delete(taken.id()),
            () -> queue().deleteEnded(clock().instant(), 1));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("closed"));
    assertThat(reopenedQueue().get(taken.id())).contains(taken);
  }

  @Test
  default void closingAQueueAgainDoesNoHarm() {
    closeQueue();
    closeQueue();
  }

  @Test
  default void anyRowOfOperationsGivesWhatTheFakeGives() {
    InMemoryJobQueue model = new InMemoryJobQueue(clock());
    for (long seed = 1; seed <= 3; seed++) {
      new JobWalk(seed, queue(), model, clock()).run(400);
    }
  }
}

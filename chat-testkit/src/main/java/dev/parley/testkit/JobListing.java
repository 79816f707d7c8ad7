// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.JobFixture.done;
import static dev.parley.testkit.JobFixture.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.NewJob;
import dev.parley.port.JobQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An owner's jobs, page by page. */
interface JobListing extends JobFixture {
  @Test
  default void newestStandsFirstAndThoseOfOneInstantById() {
    enqueueSome();
    List<String> expected = List.of("e", "d", "c", "b", "a");
    assertThat(ids(page(null, null, 10))).isEqualTo(expected);
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(walk(null, limit)).isEqualTo(expected);
      assertThat(walkFromTheOldest(null, limit)).isEqualTo(expected.reversed());
    }
  }

  @Test
  default void listHoldsTheOwnersJobsAlone() {
    Owner other = new Owner("other");
    queue().enqueue(job("a"));
    queue().enqueue(NewJob.of(new JobId("b"), WORK, RawJson.NULL, other));
    assertThat(ids(page(null, null, 10))).containsExactly("a");
    assertThat(ids(queue().list(other, null, null, 10))).containsExactly("b");
    assertThat(ids(queue().listOldest(other, null, null, 10))).containsExactly("b");
    assertThat(queue().list(new Owner("nobody"), null, null, 10)).isEmpty();
    assertThat(queue().listOldest(new Owner("nobody"), null, null, 10)).isEmpty();
  }

  @Test
  default void listGivesWholeJobs() {
    queue().enqueue(job("a").withKey("k"));
    queue().settle(taken().lease(), failedFor(1));
    assertThat(page(null, null, 1)).containsExactly(stored("a"));
    assertThat(queue().listOldest(Owner.LOCAL, null, null, 1)).containsExactly(stored("a"));
  }

  @Test
  default void listOfAStatusHoldsThoseAlone() {
    enqueueSome();
    Job first = taken();
    Job second = taken();
    queue().settle(second.lease(), done());
    queue().cancel(new JobId("e"));
    assertThat(walk(JobStatus.RUNNING, 1)).containsExactly(first.id().value());
    assertThat(walk(JobStatus.SUCCEEDED, 1)).containsExactly(second.id().value());
    assertThat(walk(JobStatus.CANCELLED, 1)).containsExactly("e");
    assertThat(walk(JobStatus.FAILED, 1)).isEmpty();
    assertThat(walk(JobStatus.QUEUED, 1)).containsExactly("d", "c");
    assertThat(walkFromTheOldest(JobStatus.QUEUED, 1)).containsExactly("c", "d");
  }

  @Test
  default void pageGoesOnAfterAJobThatIsDeleted() {
    enqueueSome();
    Job after = stored("c");
    queue().delete(after.id());
    assertThat(ids(page(null, after, 10))).containsExactly("b", "a");
    assertThat(ids(queue().listOldest(Owner.LOCAL, null, after, 10))).containsExactly("d", "e");
  }

  @Test
  default void listIsRefusedWhenItsLengthIsOutOfBounds() {
    for (int limit : new int[] {-1, 0, JobQueue.LARGEST_PAGE + 1}) {
      assertThatThrownBy(() -> page(null, null, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit));
      assertThatThrownBy(() -> queue().listOldest(Owner.LOCAL, null, null, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit));
      assertThatThrownBy(() -> queue().deleteOwned(Owner.LOCAL, WORK, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit));
      assertThatThrownBy(() -> queue().deleteEnded(clock().instant(), limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit));
    }
    assertThat(page(null, null, JobQueue.LARGEST_PAGE)).isEmpty();
  }

  /** Two of one instant, and three that came later. */
  private void enqueueSome() {
    queue().enqueue(job("b"));
    queue().enqueue(job("a"));
    for (String id : new String[] {"c", "d", "e"}) {
      clock().advance(Duration.ofNanos(1));
      queue().enqueue(job(id));
    }
  }

  private List<Job> page(@Nullable JobStatus status, @Nullable Job after, int limit) {
    return queue().list(Owner.LOCAL, status, after, limit);
  }

  private List<String> walk(@Nullable JobStatus status, int limit) {
    return walk(limit, after -> page(status, after, limit));
  }

  private List<String> walkFromTheOldest(@Nullable JobStatus status, int limit) {
    return walk(limit, after -> queue().listOldest(Owner.LOCAL, status, after, limit));
  }

  private static List<String> walk(int limit, Pages pages) {
    List<String> seen = new ArrayList<>();
    Job after = null;
    while (true) {
      List<Job> page = pages.after(after);
      seen.addAll(ids(page));
      if (page.size() < limit) {
        return seen;
      }
      after = page.getLast();
    }
  }

  /** Gives the pages of a list. */
  interface Pages {
    List<Job> after(@Nullable Job last);
  }

  private static List<String> ids(List<Job> jobs) {
    return jobs.stream().map(job -> job.id().value()).toList();
  }
}

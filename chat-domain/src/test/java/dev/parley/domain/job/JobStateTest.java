// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How a job goes from one state to the next. */
final class JobStateTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final RawJson RESULT = new RawJson("{\"gone\":3}");
  private static final Outcome DONE = new Outcome.Succeeded(RESULT);
  private static final Outcome GIVEN_BACK = new Outcome.Released();

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  private static JobState queued() {
    return JobState.queued(at(5), START);
  }

  private static JobState begun(JobState from, long second) {
    return from.begun("worker", at(second).plus(LEASE), at(second));
  }

  private static Outcome failed(long retrySecond) {
    return new Outcome.Failed("it broke", at(retrySecond));
  }

  @Test
  void jobIsDueWhenItsTimeComesAndWhenItsLeaseRanOutAndNeverOnceItIsOver() {
    assertThat(queued().isDue(at(4))).isFalse();
    assertThat(queued().isDue(at(5))).isTrue();
    JobState running = begun(queued(), 5);
    assertThat(running.isDue(at(34))).isFalse();
    assertThat(running.isDue(at(35))).isTrue();
    assertThat(running.settled(DONE, 1, at(6)).isDue(at(1_000_000))).isFalse();
  }

  @Test
  void jobThatIsBegunHasOneMoreAttemptAndAnotherLease() {
    JobState running = begun(queued(), 5);
    assertThat(running)
        .isEqualTo(
            new JobState(JobStatus.RUNNING, 1, 0, false, at(35), at(5), 1, "worker", null, null));
    JobState again = begun(running.settled(failed(9), 3, at(8)), 9);
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(again.lease()).isEqualTo(2);
    assertThat(again.error()).as("why the attempt before failed").isEqualTo("it broke");
  }

  @Test
  void signOfLifeTellsTheProgressAndLengthensTheLeaseAndNothingElse() {
    JobState running = begun(queued(), 5);
    assertThat(running.renewed(0.5, at(50), at(20)))
        .isEqualTo(
            new JobState(
                JobStatus.RUNNING, 1, 0.5, false, at(50), at(20), 1, "worker", null, null));
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> running.renewed(wrong, at(50), at(20)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("progress");
    }
  }

  @Test
  void jobThatSucceededIsWholeAndSaysWhatCameOfIt() {
    JobState failedOnce = queued().begun("w", at(9), at(5)).settled(failed(9), 2, at(6));
    JobState over = begun(failedOnce, 9).settled(DONE, 2, at(10));
    assertThat(over.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(over.progress()).isEqualTo(1);
    assertThat(over.result()).isEqualTo(RESULT);
    assertThat(over.error()).isNull();
    assertThat(over.updatedAt()).isEqualTo(at(10));
  }

  @Test
  void jobThatFailedWaitsForItsNextAttemptUntilItWasTheLast() {
    JobState waiting = begun(queued(), 5).settled(failed(60), 2, at(6));
    assertThat(waiting)
        .isEqualTo(
            new JobState(
                JobStatus.QUEUED, 1, 0, false, at(60), at(6), 1, "worker", "it broke", null));
    JobState over = begun(waiting, 60).settled(failed(90), 2, at(61));
    assertThat(over.status()).isEqualTo(JobStatus.FAILED);
    assertThat(over.error()).isEqualTo("it broke");
    assertThat(over.result()).isNull();
  }

  @Test
  void failureThatNoAttemptWouldMendEndsIt() {
    JobState over = begun(queued(), 5).settled(new Outcome.Failed("no", null), 9, at(6));
    assertThat(over.status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void attemptThatWasGivenBackDoesNotCount() {
    JobState back = begun(queued(), 5).settled(GIVEN_BACK, 1, at(6));
    assertThat(back.status()).isEqualTo(JobStatus.QUEUED);
    assertThat(back.attempts()).isZero();
    assertThat(back.isDue(at(6))).isTrue();
  }

  @Test
  void workerThatIsGoneHasFailed() {
    JobState lost = begun(queued(), 5).lost(2, at(40));
    assertThat(lost.status()).isEqualTo(JobStatus.QUEUED);
    assertThat(lost.due()).as("the end of its lease: it may begin at once").isEqualTo(at(35));
    assertThat(lost.error()).isNotBlank();
    assertThat(begun(lost, 40).lost(2, at(80)).status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void jobThatWaitsIsCalledOffAtOnceAndOneThatRunsLearnsOfIt() {
    assertThat(queued().cancelled(at(1)).status()).isEqualTo(JobStatus.CANCELLED);
    JobState told = begun(queued(), 5).cancelled(at(6));
    assertThat(told.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(told.cancelRequested()).isTrue();
    assertThat(told.due()).isEqualTo(at(35));
    assertThat(told.renewed(0.1, at(90), at(7)).cancelRequested()).isTrue();
  }

  @Test
  void jobThatWasCalledOffIsOverHoweverItsAttemptEndsUnlessItSucceeded() {
    JobState told = begun(queued(), 5).cancelled(at(6));
    assertThat(told.settled(GIVEN_BACK, 9, at(7)).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(told.settled(failed(9), 9, at(7)).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(told.lost(9, at(40)).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(told.settled(DONE, 9, at(7)).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Property
  void jobEndsAfterItsLastAttemptWhateverBecameOfTheOnesBefore(
      @ForAll("endings") List<Ending> endings, @ForAll @IntRange(min = 1, max = 5) int most) {
    JobState state = queued();
    int failures = 0;
    int leases = 0;
    for (Ending ending : endings) {
      state = ending.of(begun(state, 5), most);
      leases++;
      failures += ending == Ending.GIVEN_BACK ? 0 : 1;
      assertThat(state.attempts()).isEqualTo(failures);
      assertThat(state.lease()).isEqualTo(leases);
      assertThat(state.status()).isEqualTo(failures < most ? JobStatus.QUEUED : JobStatus.FAILED);
      if (state.status().isOver()) {
        assertThat(state.cancelled(at(99))).as("what is over stays as it is").isSameAs(state);
        return;
      }
    }
  }

  @Provide
  Arbitrary<List<Ending>> endings() {
    return Arbitraries.of(Ending.class).list().ofMaxSize(20);
  }

  /** How an attempt ends that does not succeed. */
  enum Ending {
    FAILED,
    LOST,
    GIVEN_BACK;

    JobState of(JobState running, int most) {
      return switch (this) {
        case FAILED -> running.settled(failed(9), most, at(8));
        case LOST -> running.lost(most, at(40));
        case GIVEN_BACK -> running.settled(new Outcome.Released(), most, at(8));
      };
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import static dev.parley.engine.job.Shop.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class JobsTest {
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private final Shop shop = new Shop();

  @Test
  void jobIsDoneAndItsResultKept() {
    try (Jobs jobs = shop.engine(DRAIN, (job, context) -> RawJson.of(job.id().value()))) {
      jobs.enqueue(job("a"));
      shop.await("a", JobStatus.SUCCEEDED);
      assertThat(shop.stored("a").state().result()).isEqualTo(RawJson.of("a"));
      assertThat(shop.stored("a").state().holder()).isEqualTo("test");
    }
  }

  @Test
  void workersAreCalledWhenAJobIsAskedFor() {
    JobSettings settings =
        new JobSettings("test", 2, Shop.NEVER, JobSettings.DEFAULT_VISIBILITY, DRAIN, Shop.BACKOFF);
    try (Jobs jobs = shop.engine(settings, (job, context) -> RawJson.NULL)) {
      for (int i = 0; i < 50; i++) {
        jobs.enqueue(job("j" + i));
        shop.await("j" + i, JobStatus.SUCCEEDED);
      }
    }
  }

  @Test
  void jobsOfOtherEnginesAndThoseWhoseTimeComesAreFound() {
    Jobs jobs = shop.engine(DRAIN, (job, context) -> RawJson.NULL);
    shop.queue.enqueue(job("a"));
    shop.await("a", JobStatus.SUCCEEDED);
    shop.queue.enqueue(job("b").withNotBefore(shop.clock.instant().plusSeconds(60)));
    shop.clock.advance(Duration.ofSeconds(60));
    shop.await("b", JobStatus.SUCCEEDED);
    jobs.close();
  }

  @Test
  void asManyRunAtOnceAsThereAreWorkers() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    try (Jobs jobs =
        shop.engine(
            DRAIN,
            (job, context) -> {
              running.incrementAndGet();
              open.await();
              running.decrementAndGet();
              return RawJson.NULL;
            })) {
      for (int i = 0; i < 5; i++) {
        jobs.enqueue(job("j" + i));
      }
      Await.until("two run", () -> running.get() == 2);
      assertThat(shop.queue.list(Owner.LOCAL, JobStatus.QUEUED, null, 10)).hasSize(3);
      open.countDown();
      for (int i = 0; i < 5; i++) {
        shop.await("j" + i, JobStatus.SUCCEEDED);
      }
    }
  }

  @Test
  void jobThatFailsIsTriedAgainLaterAndAtLastGivenUp() {
    AtomicInteger attempts = new AtomicInteger();
    try (Jobs jobs =
        shop.engine(
            DRAIN,
            (job, context) -> {
              attempts.incrementAndGet();
              throw new ProviderUnavailableException("unavailable", "the model is away");
            })) {
      jobs.enqueue(job("a").withMostAttempts(3));
      for (int attempt = 1; attempt < 3; attempt++) {
        int done = attempt;
        Await.until("it failed", () -> attempts.get() == done && isWaiting("a"));
        Duration wait = Duration.between(shop.clock.instant(), shop.stored("a").state().due());
        assertThat(wait).isBetween(Duration.ofSeconds(5L * done), Duration.ofSeconds(10L * done));
        shop.clock.set(shop.stored("a").state().due());
      }
      shop.await("a", JobStatus.FAILED);
      assertThat(shop.stored("a").state().error()).isEqualTo("the model is away");
      assertThat(attempts).hasValue(3);
    }
  }

  private boolean isWaiting(String id) {
    return shop.stored(id).status() == JobStatus.QUEUED;
  }

  @Test
  void failureThatWillNotPassIsTheEnd() {
    try (Jobs jobs =
        shop.engine(
            DRAIN,
            (job, context) -> {
              throw new InvalidRequestException("payload", "x", "give y");
            })) {
      jobs.enqueue(job("a"));
      shop.await("a", JobStatus.FAILED);
      assertThat(shop.stored("a").state().attempts()).isEqualTo(1);
      assertThat(shop.stored("a").state().error()).contains("give y");
    }
  }

  @Test
  void bugTellsNothingOfTheInsideAndStopsNoWorker() {
    try (Jobs jobs =
        shop.engine(
            DRAIN,
            (job, context) -> {
              if (job.id().value().startsWith("bug")) {
                throw new IllegalStateException("secret");
              }
              return RawJson.NULL;
            })) {
      for (int i = 0; i < 4; i++) {
        jobs.enqueue(job("bug" + i).withMostAttempts(1));
      }
      jobs.enqueue(job("a"));
      shop.await("a", JobStatus.SUCCEEDED);
      shop.await("bug0", JobStatus.FAILED);
      assertThat(shop.stored("bug0").state().error())
          .contains("IllegalStateException")
          .doesNotContain("secret");
    }
  }

  @Test
  void jobThatTakesLongIsRenewedAndTellsHowFarItIs() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    try (Jobs jobs =
        shop.engine(
            DRAIN,
            (job, context) -> {
              context.progress(0.25);
              open.await();
              return RawJson.NULL;
            })) {
      jobs.enqueue(job("a"));
      Await.until("it tells", () -> shop.stored("a").state().progress() == 0.25);
      for (int i = 0; i < 5; i++) {
        var before = shop.stored("a").state().due();
        shop.clock.advance(Duration.ofMillis(1));
        Await.until("it is renewed", () -> shop.stored("a").state().due().isAfter(before));
      }
      open.countDown();
      shop.await("a", JobStatus.SUCCEEDED);
      assertThat(shop.stored("a").state().attempts()).isEqualTo(1);
    }
  }

  @Test
  void jobThatIsCalledOffIsInterruptedAndOver() {
    CountDownLatch never = new CountDownLatch(1);
    try (Jobs jobs =
        shop.engine(
            DRAIN,
            (job, context) -> {
              never.await();
              return RawJson.NULL;
            })) {
      jobs.enqueue(job("a"));
      shop.await("a", JobStatus.RUNNING);
      shop.queue.cancel(shop.stored("a").id());
      shop.await("a", JobStatus.CANCELLED);
    }
  }

  @Test
  void handlerThatLooksLearnsThatItsJobIsCalledOff() {
    try (Jobs jobs =
        shop.engine(
            DRAIN,
            (job, context) -> {
              while (true) {
                context.checkCancelled();

                LockSupport.parkNanos(100_000);
              }
            })) {
      jobs.enqueue(job("a"));
      shop.await("a", JobStatus.RUNNING);
      shop.queue.cancel(shop.stored("a").id());
      shop.await("a", JobStatus.CANCELLED);
    }
  }

  @Test
  void outcomeOfAWorkerThatLostItsJobDoesNotCount() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    try (Jobs jobs =
        shop.engine(
            DRAIN,
            (job, context) -> {
              if (runs.incrementAndGet() > 1) {
                return RawJson.of("second");
              }
              begun.countDown();
              try {
                never.await();
              } finally {
                ended.countDown();
              }
              return RawJson.of("first");
            })) {
      jobs.enqueue(job("a"));
      begun.await();
      shop.clock.advance(Duration.ofDays(1));
      shop.await("a", JobStatus.SUCCEEDED);
      ended.await();
      assertThat(shop.stored("a").state().result()).isEqualTo(RawJson.of("second"));
      assertThat(shop.stored("a").state().attempts()).isEqualTo(2);
    }
  }

  @Test
  void workersComeBackWhenTheQueueDoes() {
    shop.faults.failNext("lease", 5);
    try (Jobs jobs = shop.engine(DRAIN, (job, context) -> RawJson.NULL)) {
      jobs.enqueue(job("a"));
      shop.await("a", JobStatus.SUCCEEDED);
    }
  }

  @Test
  void whatTheStartAsksForIsAskedForOnceTheQueueIsBack() {
    shop.faults.failNext("enqueue", 3);
    JobSettings settings =
        new JobSettings("test", 2, Shop.SOON, Duration.ofSeconds(1), DRAIN, Shop.BACKOFF);
    AtomicInteger asked = new AtomicInteger();
    try (Jobs jobs = new Jobs(shop.queue, settings, shop.clock, new Random(1))) {
      jobs.start(
          List.of(Shop.handler((job, context) -> RawJson.NULL)),
          () -> {
            JobId unused = shop.queue.enqueue(job("a"));
            asked.incrementAndGet();
          });
      Await.until("it was asked for", () -> asked.get() > 0);
      shop.await("a", JobStatus.SUCCEEDED);
      jobs.enqueue(job("b"));
      shop.await("b", JobStatus.SUCCEEDED);
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void outcomeIsToldAgainWhenTheQueueWasAway() {
    shop.faults.failNext("settle", 5);
    try (Jobs jobs = shop.engine(DRAIN, (job, context) -> RawJson.NULL)) {
      jobs.enqueue(job("a"));
      shop.await("a", JobStatus.SUCCEEDED);
      assertThat(shop.stored("a").state().attempts()).isEqualTo(1);
    }
  }

  @Test
  void workersAreStartedOnceWithOneHandlerForEachType() {
    JobHandler handler = Shop.handler((job, context) -> RawJson.NULL);
    JobSettings settings = JobSettings.of("test", DRAIN);
    try (Jobs jobs = new Jobs(shop.queue, settings, shop.clock, new Random(1))) {
      assertThatThrownBy(() -> jobs.start(List.of(handler, handler)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("work");
    }
    try (Jobs jobs = shop.engine(settings, (job, context) -> RawJson.NULL)) {
      assertThatThrownBy(() -> jobs.start(List.of(handler)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void jobsOfTypesThatNobodyHandlesAreLeft() {
    try (Jobs jobs = shop.engine(DRAIN, (job, context) -> RawJson.NULL)) {
      Job other =
          Job.create(
              new NewJob(
                  new JobId("o"), new JobType("other"), RawJson.NULL, Owner.LOCAL, null, null, 1),
              shop.clock.instant());
      jobs.enqueue(other.asked());
      jobs.enqueue(job("a"));
      shop.await("a", JobStatus.SUCCEEDED);
      assertThat(shop.stored("o")).isEqualTo(other);
    }
  }
}

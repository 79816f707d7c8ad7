// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import static dev.parley.engine.job.Shop.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.job.JobStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The end of an engine. */
final class StoppingTest {
  private final Shop shop = new Shop();

  @Test
  void jobThatRunsMayGoOnWhileTheEngineDrains() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    Jobs jobs =
        shop.engine(
            Duration.ofSeconds(20),
            (job, context) -> {
              open.await();
              return RawJson.NULL;
            });
    jobs.enqueue(job("a"));
    shop.await("a", JobStatus.RUNNING);
    Thread closing = Thread.startVirtualThread(jobs::close);
    shop.queue.enqueue(job("b"));
    open.countDown();
    closing.join();
    assertThat(shop.stored("a").status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  void jobThatIsNotDoneGoesBackAndTheAttemptDoesNotCount() {
    Jobs jobs =
        shop.engine(
            Duration.ZERO,
            (job, context) -> {
              new CountDownLatch(1).await();
              return RawJson.NULL;
            });
    jobs.enqueue(job("a").withMostAttempts(1));
    shop.await("a", JobStatus.RUNNING);
    jobs.close();
    assertThat(shop.stored("a").status()).isEqualTo(JobStatus.QUEUED);
    assertThat(shop.stored("a").state().attempts()).isZero();
    Jobs next = shop.engine(Duration.ZERO, (job, context) -> RawJson.NULL);
    shop.await("a", JobStatus.SUCCEEDED);
    next.close();
  }

  @Test
  void handlerThatDoesNotListenKeepsNobodyWaitingForEver() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Jobs jobs =
        shop.engine(
            Duration.ZERO,
            (job, context) -> {
              begun.countDown();
              while (open.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
                boolean unused = Thread.interrupted();
              }
              ended.countDown();
              return RawJson.NULL;
            });
    jobs.enqueue(job("a"));
    begun.await();
    jobs.close();
    assertThat(shop.stored("a").status()).isEqualTo(JobStatus.QUEUED);
    open.countDown();
    ended.await();
    assertThat(shop.stored("a").status()).isEqualTo(JobStatus.QUEUED);
  }

  @Test
  void nothingIsBegunAfterTheEnd() {
    Jobs jobs = shop.engine(Duration.ZERO, (job, context) -> RawJson.NULL);
    jobs.close();
    jobs.close();
    jobs.enqueue(job("a"));
    assertThat(shop.stored("a").status()).isEqualTo(JobStatus.QUEUED);
  }

  @Test
  void endIsNotForgottenWhenItIsInterrupted() {
    Jobs jobs =
        shop.engine(
            Duration.ofDays(1),
            (job, context) -> {
              new CountDownLatch(1).await();
              return RawJson.NULL;
            });
    jobs.enqueue(job("a"));
    shop.await("a", JobStatus.RUNNING);
    Thread.currentThread().interrupt();
    jobs.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(shop.stored("a").status()).isEqualTo(JobStatus.QUEUED);
  }
}

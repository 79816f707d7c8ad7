// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.testkit.Await;
import dev.parley.testkit.InMemoryConversationStore;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is kept no longer is removed, day by day. */
final class RetentionTest {
  private static final Duration DAY = Duration.ofDays(1);
  private final Shop shop = new Shop();
  private final InMemoryConversationStore conversations = new InMemoryConversationStore();
  private final AtomicInteger number = new AtomicInteger();

  private Retention retention() {
    return new Retention(
        shop.queue,
        List.of(
            new Retention.Rule("jobs", Retention.JOBS_KEPT, shop.queue::deleteEnded),
            new Retention.Rule("conversations", DAY.multipliedBy(30), conversations::deleteUnused)),
        shop.clock,
        () -> "n" + number.incrementAndGet());
  }

  private Jobs start() {
    Retention retention = retention();
    JobSettings settings =
        new JobSettings(
            "test", 2, Shop.SOON, Duration.ofSeconds(1), Duration.ofSeconds(10), Shop.BACKOFF);
    Jobs jobs = new Jobs(shop.queue, settings, shop.clock, new Random(1));
    retention.schedule(shop.clock.instant());
    jobs.start(List.of(retention));
    return jobs;
  }

  private List<Job> jobs(JobStatus status) {
    return shop.queue.list(Retention.NOBODY, status, null, 100);
  }

  /** Waits until the last job of today is over and gives its result. */
  private RawJson today() {
    Await.until(
        "the day's removal is done",
        // in this order: what is no longer queued is running or done
        () ->
            jobs(JobStatus.QUEUED).stream()
                    .allMatch(job -> job.state().due().isAfter(shop.clock.instant()))
                && jobs(JobStatus.RUNNING).isEmpty());
    RawJson result = jobs(JobStatus.SUCCEEDED).getFirst().state().result();
    return result == null ? RawJson.NULL : result;
  }

  private void converse(String id) {
    conversations.write(
        Header.create(new ConversationId(id), Owner.LOCAL, shop.clock.instant()), List.of());
  }

  @Test
  void conversationIsKeptAsLongAsToldAndThenGoes() {
    for (int i = 0; i < 45; i++) {
      converse("old" + i);
    }
    shop.clock.advance(DAY);
    converse("young");
    Jobs jobs = start();
    assertThat(today()).isEqualTo(new RawJson("{\"jobs\":0,\"conversations\":0}"));
    shop.clock.advance(DAY.multipliedBy(29).plusNanos(1));
    Await.until("the old ones go", () -> conversations.header(id("old44")).isEmpty());
    assertThat(today().text()).contains("\"conversations\":45");
    assertThat(conversations.header(id("young"))).isPresent();
    shop.clock.advance(DAY);
    Await.until("the young one goes", () -> conversations.header(id("young")).isEmpty());
    jobs.close();
  }

  private static ConversationId id(String value) {
    return new ConversationId(value);
  }

  @Test
  void jobsThatAreOverGoAfterAWeek() {
    shop.queue.enqueue(Shop.job("a"));
    shop.queue.cancel(new JobId("a"));
    Jobs jobs = start();
    today();
    shop.clock.advance(Retention.JOBS_KEPT);
    today();
    assertThat(shop.queue.get(new JobId("a"))).isPresent();
    shop.clock.advance(DAY);
    Await.until("it goes", () -> shop.queue.get(new JobId("a")).isEmpty());
    jobs.close();
  }

  @Test
  void thereIsAlwaysOneToComeHoweverOftenTheEngineStarts() {
    for (int i = 0; i < 3; i++) {
      Jobs jobs = start();
      today();
      jobs.close();
      assertThat(jobs(JobStatus.QUEUED)).hasSize(1);
    }
    assertThat(jobs(JobStatus.SUCCEEDED)).hasSize(1);
    assertThat(jobs(JobStatus.QUEUED).getFirst().state().due())
        .isEqualTo(shop.clock.instant().plus(DAY));
  }

  @Test
  void ruleThatKeepsNothingIsRefused() {
    assertThatThrownBy(() -> new Retention.Rule("jobs", Duration.ZERO, (before, limit) -> 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retention.Rule("\"", DAY, (before, limit) -> 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.engine.job.Backoff;
import dev.parley.engine.job.JobSettings;
import dev.parley.engine.job.Jobs;
import dev.parley.testkit.Await;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.InMemoryJobQueue;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores of two owners, and the workers that erase what is in them. */
final class Office implements AutoCloseable {
  static final Owner ANNA = new Owner("anna");
  static final Owner BEN = new Owner("ben");
  static final Duration RETRY = Duration.ofSeconds(10);
  final SteppedClock clock = SteppedClock.create();
  final Faults faults = new Faults();
  final InMemoryConversationStore conversations = new InMemoryConversationStore(faults);
  final InMemoryRecordStore records = new InMemoryRecordStore(clock);
  final InMemoryJobQueue queue = new InMemoryJobQueue(clock);
  private final AtomicInteger number = new AtomicInteger();
  private final Jobs jobs =
      new Jobs(
          queue,
          new JobSettings(
              "test",
              1,
              Duration.ofMillis(5),
              Duration.ofMinutes(1),
              Duration.ofSeconds(5),
              new Backoff(RETRY, 1, RETRY)),
          clock,
          new Random(1));
  final Erasures erasures = new Erasures(queue, jobs::enqueue, this::id);

  String id() {
    return "n" + number.incrementAndGet();
  }

  void work(Place... places) {
    jobs.start(List.of(new ErasureJobs(List.of(places), records, clock)));
  }

  /** A conversation in which so much was said. */
  Header say(Owner owner, String id, int items) {
    Header empty = Header.create(new ConversationId(id), owner, clock.instant());
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i <= items; i++) {
      entries.add(
          new Entry(
              new Sequence(i),
              null,
              EntryStatus.COMPLETED,
              clock.instant(),
              0,
              Message.user("word " + i)));
    }
    conversations.write(empty, List.of());
    Header said = empty.append(entries, clock.instant());
    conversations.write(said, entries);
    return said;
  }

  void summarise(Header header) {
    conversations.write(
        header.advance(0, clock.instant()).withSummary(new Summary("They met.", header.last())),
        List.of());
  }

  Job awaitOver(JobId id) {
    Await.until("job " + id + " is over", () -> job(id).status().isOver());
    return job(id);
  }

  void await(JobId id, JobStatus status) {
    Await.until("job " + id + " is " + status, () -> job(id).status() == status);
  }

  Job job(JobId id) {
    return queue.get(id).orElseThrow();
  }

  @Override
  public void close() {
    jobs.close();
  }
}

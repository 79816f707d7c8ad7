// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import static dev.parley.engine.erasure.Office.ANNA;
import static dev.parley.engine.erasure.Office.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.testkit.Await;
import dev.parley.testkit.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The job that goes through the places, and its receipt. */
final class ErasureJobsTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private static RawJson receipt(Job job) {
    assertThat(job.status()).as(String.valueOf(job.state().error())).isEqualTo(JobStatus.SUCCEEDED);
    RawJson result = job.state().result();
    return result == null ? RawJson.NULL : result;
  }

  @Test
  void receiptTellsWhatWentOfTheOwnerFromEachPlace() {
    office.summarise(office.say(ANNA, "tea", 3));
    office.say(ANNA, "milk", 2);
    office.say(BEN, "beer", 4);
    office.queue.enqueue(job("a", ANNA));
    office.queue.enqueue(job("b", BEN));
    office.work(new StoredConversations(office.conversations), new OwnersJobs(office.queue));

    Job asked = office.erasures.ask(ANNA, ANNA);
    assertThat(asked.owner()).isEqualTo(ANNA);
    assertThat(receipt(office.awaitOver(asked.id())).text())
        .isEqualTo(
            "{\"owner\":\"anna\",\"conversations\":2,\"items\":5,\"summaries\":1,\"jobs\":1}");
    assertThat(office.conversations.list(ANNA, null, 10)).isEmpty();
    assertThat(office.conversations.list(BEN, null, 10)).hasSize(1);
    assertThat(office.queue.list(BEN, null, null, 10)).hasSize(1);

    office.clock.advance(Office.RETRY);
    Job again = office.erasures.ask(ANNA, ANNA);
    assertThat(again.id()).isNotEqualTo(asked.id());
    assertThat(receipt(office.awaitOver(again.id())).text())
        .isEqualTo(
            "{\"owner\":\"anna\",\"conversations\":0,\"items\":0,\"summaries\":0,\"jobs\":0}");
    assertThat(office.job(asked.id()).status())
        .as("the receipt stays")
        .isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  void receiptIsTheAskersAndNotTheOwners() {
    office.work(new OwnersJobs(office.queue));
    Job asked = office.erasures.ask(BEN, ANNA);
    assertThat(receipt(office.awaitOver(asked.id())).text()).contains("\"owner\":\"anna\"");
    assertThat(office.job(asked.id()).owner()).isEqualTo(BEN);
    assertThat(office.queue.list(ANNA, null, null, 10)).isEmpty();
  }

  @Test
  void askerWhoIsErasedKeepsWhatTheyAskedForOthers() {
    Job others = office.erasures.ask(BEN, ANNA);
    office.queue.enqueue(job("a", BEN));
    office.work(new OwnersJobs(office.queue));
    Job own = office.erasures.ask(BEN, BEN);
    assertThat(receipt(office.awaitOver(own.id())).text()).contains("\"jobs\":1");
    assertThat(office.awaitOver(others.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  void askingAgainBeforeItBeginsGivesTheSameJobAndThenTheNext() throws InterruptedException {
    JobId first = office.erasures.ask(ANNA, ANNA).id();
    assertThat(office.erasures.ask(ANNA, ANNA).id()).isEqualTo(first);
    assertThat(office.erasures.ask(BEN, ANNA).id()).as("another asker's").isNotEqualTo(first);
    assertThat(office.erasures.ask(ANNA, BEN).id()).as("another owner").isNotEqualTo(first);
    office.say(ANNA, "tea", 1);
    try (Faults.Stall stall = office.faults.stall("delete")) {
      office.work(new StoredConversations(office.conversations));
      stall.awaitWaiting(1);
      assertThat(office.job(first).status()).isEqualTo(JobStatus.RUNNING);
      assertThat(office.erasures.ask(ANNA, ANNA).id()).isNotEqualTo(first);
    }
    assertThat(receipt(office.awaitOver(first)).text()).contains("\"conversations\":1");
  }

  @Test
  void placeThatFailsIsTriedAgainAndKeepsNoOtherFromBeingGoneThrough() {
    List<String> seen = new CopyOnWriteArrayList<>();
    List<RuntimeException> failures =
        new ArrayList<>(List.of(new StorageUnavailableException("the index is not there")));
    office.work(
        erasing -> {
          erasing.gone("one", 1);
          seen.add("one");
        },
        erasing -> {
          erasing.gone("two", seen.contains("three") ? 3 : 2);
          if (!failures.isEmpty()) {
            throw failures.removeFirst();
          }
        },
        erasing -> {
          erasing.gone("three", seen.contains("three") ? 0 : 5);
          seen.add("three");
        });
    JobId id = office.erasures.ask(ANNA, ANNA).id();
    office.await(id, JobStatus.QUEUED);
    Await.until("it failed once", () -> office.job(id).state().error() != null);
    assertThat(office.job(id).state().error()).isEqualTo("the index is not there");
    assertThat(seen).containsExactly("one", "three");
    office.clock.advance(Office.RETRY);
    assertThat(receipt(office.awaitOver(id)).text())
        .as("what went in both attempts")
        .isEqualTo("{\"owner\":\"anna\",\"one\":2,\"two\":5,\"three\":5}");
  }

  @Test
  void failureThatNoAttemptWouldMendEndsTheJobWithItsReason() {
    office.work(
        erasing -> {
          throw new InvalidRequestException("index", "of another model", "remove its folder");
        });
    Job over = office.awaitOver(office.erasures.ask(ANNA, ANNA).id());
    assertThat(over.status()).isEqualTo(JobStatus.FAILED);
    assertThat(over.state().error()).contains("remove its folder");
    assertThat(over.state().result()).isNull();
  }

  private static NewJob job(String id, Owner owner) {
    return NewJob.of(new JobId(id), new JobType("work"), RawJson.NULL, owner);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.routing.Route;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.job.JobSettings;
import dev.parley.engine.job.Jobs;
import dev.parley.testkit.Await;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.InMemoryJobQueue;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Turns that leave the window, and what the model sees of them later. */
class SummaryJobsTest {
  private static final ConversationId TEA = new ConversationId("tea");
  private static final String SUMMARY = "Ada likes tea.";

  private final ScriptedChatModel model = new ScriptedChatModel().window(600);
  private final InMemoryConversationStore store = new InMemoryConversationStore();
  private final SteppedClock clock = SteppedClock.create();
  private final InMemoryJobQueue queue = new InMemoryJobQueue(clock);
  private final Jobs jobs =
      new Jobs(queue, JobSettings.of("test", Duration.ofSeconds(5)), clock, new Random(1));
  private final ChatEngine engine =
      ChatEngine.builder()
          .model(model)
          .conversations(store)
          .clock(clock)
          .jobs(jobs::enqueue)
          .build();

  SummaryJobsTest() {
    model.otherwise(
        request -> Script.text(isSummary(request) ? SUMMARY : "word ".repeat(40).strip()));
  }

  private static boolean isSummary(ChatRequest request) {
    return request.messages().getFirst().text().startsWith("You keep the memory");
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  private void say(int turns) {
    for (int i = 0; i < turns; i++) {
      engine.reply(TEA, "and then? " + i);
    }
  }

  private Optional<Summary> summary() {
    return store.header(TEA).map(Header::summary);
  }

  private Ledger explained(Strategy strategy) {
    ChatCall call =
        new ChatCall(
            Owner.LOCAL,
            TEA,
            ChatRequest.of(Route.DEFAULT, Message.user("so?")),
            strategy,
            OptionalInt.empty());
    try (ChatReply reply = engine.chat(call)) {
      reply.completion();
      return reply.report().ledger().get();
    }
  }

  private String sent() {
    return model.requests().stream()
        .filter(request -> !isSummary(request))
        .reduce((before, last) -> last)
        .orElseThrow()
        .messages()
        .stream()
        .map(Message::text)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void whatLeftTheWindowIsSummarisedInTheBackground() {
    jobs.start(engine.jobs());
    say(14);
    Await.until("a summary", () -> summary().isPresent());
    Ledger ledger = explained(Strategy.AUTO);
    assertThat(sent()).contains(SUMMARY);
    assertThat(ledger.sections())
        .anySatisfy(
            section -> {
              assertThat(section.name()).isEqualTo("summary");
              assertThat(section.tokens()).isPositive();
            });
    assertThat(ledger.entries().getFirst().fate()).isEqualTo(Ledger.Fate.SUMMARIZED);
    assertThat(ledger.entries().getFirst().count()).isPositive();
  }

  @Test
  void aTurnDoesNotWaitForTheSummaryAndTellsThatItIsLate() {
    say(14); // no worker is there
    Ledger ledger = explained(Strategy.SUMMARIZE);
    assertThat(ledger.entries().getFirst().fate()).isEqualTo(Ledger.Fate.DROPPED);
    assertThat(ledger.entries().getFirst().why()).contains("does not reach here yet");
    assertThat(queue.list(Owner.LOCAL, JobStatus.QUEUED, null, 10)).hasSize(1);
  }

  @Test
  void whoDropsTheOldestHasNoSummary() {
    jobs.start(engine.jobs());
    for (int i = 0; i < 14; i++) {
      explained(Strategy.DROP_OLDEST);
    }
    assertThat(queue.list(Owner.LOCAL, null, null, 10)).isEmpty();
    assertThat(model.requests()).noneMatch(SummaryJobsTest::isSummary);
  }

  @Test
  void aConversationThatFitsIsLeftAlone() {
    jobs.start(engine.jobs());
    say(2);
    assertThat(queue.list(Owner.LOCAL, null, null, 10)).isEmpty();
  }

  @Test
  void aSummaryIsLeftOutWhereNoneIsWanted() {
    jobs.start(engine.jobs());
    say(14);
    Await.until(
        "all summaries", () -> queue.list(Owner.LOCAL, JobStatus.QUEUED, null, 10).isEmpty());
    Await.until(
        "all summaries", () -> queue.list(Owner.LOCAL, JobStatus.RUNNING, null, 10).isEmpty());
    List<Ledger.Entry> entries = explained(Strategy.RECALL).entries();
    assertThat(entries.getFirst().fate()).isEqualTo(Ledger.Fate.DROPPED);
    assertThat(sent()).doesNotContain(SUMMARY);
  }
}

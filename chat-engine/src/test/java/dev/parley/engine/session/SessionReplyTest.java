// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.session;

import static dev.parley.engine.session.Salon.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.SessionId;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an exchange is added, and when it is not. */
final class SessionReplyTest {
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final Salon salon = new Salon();
  private final SessionId id = salon.begun();

  @Test
  void exchangeIsAddedOnceHoweverOftenItIsAskedFor() {
    try (SessionReply reply = salon.sessions.chat(ANNA, id, "Hi")) {
      assertThat(salon.model.requests()).as("nothing is asked before").isEmpty();
      assertThat(reply.text()).isEqualTo("Hi");
      assertThat(reply.text()).isEqualTo("Hi");
      assertThat(reply.reply().report().provider()).isNotBlank();
    }
    assertThat(salon.history(id)).containsExactly(new Exchange("Hi", "Hi"));
  }

  @Test
  void answerThatFailsInTheMiddleLeavesTheSessionAsItWas() {
    salon.say(id, "before");
    salon.model.enqueue(
        Script.text("half an ans")
            .thenFail(new ProviderUnavailableException("provider_error", "it broke")));
    assertThatThrownBy(() -> salon.say(id, "Hi")).hasMessageContaining("it broke");
    assertThat(salon.history(id)).containsExactly(new Exchange("before", "before"));
    assertThat(salon.say(id, "again")).isEqualTo("again");
    assertThat(salon.sent()).doesNotContain("Hi", "half an ans");
  }

  @Test
  void answerThatIsClosedBeforeItsEndLeavesTheSessionAsItWas() throws InterruptedException {
    Gate gate = new Gate();
    salon.model.enqueue(Script.text("half").thenWait(gate).thenText(" and half"));
    SessionReply reply = salon.sessions.chat(ANNA, id, "Hi");
    CompletableFuture<String> asked = CompletableFuture.supplyAsync(reply::text, THREADS);
    gate.awaitReached();
    reply.close();
    assertThatThrownBy(asked::join).hasCauseInstanceOf(CancellationException.class);
    assertThat(salon.history(id)).isEmpty();
    assertThat(salon.model.cancelled()).isEqualTo(1);
  }

  @Test
  void answerThatCanNotBeStoredIsNotGiven() {
    salon.faults.failNext("append", 1);
    assertThatThrownBy(() -> salon.say(id, "Hi")).isInstanceOf(StorageUnavailableException.class);
    assertThat(salon.history(id)).isEmpty();
  }

  @Test
  void twoMessagesAtOnceAreBothKeptAndNeitherSeesTheOther() throws InterruptedException {
    Gate first = new Gate();
    Gate second = new Gate();
    salon.model.enqueue(
        Script.waiting(first).thenText("to the first"),
        Script.waiting(second).thenText("to the second"));
    CompletableFuture<String> one =
        CompletableFuture.supplyAsync(() -> salon.say(id, "first"), THREADS);
    first.awaitReached();
    CompletableFuture<String> two =
        CompletableFuture.supplyAsync(() -> salon.say(id, "second"), THREADS);
    second.awaitReached();
    assertThat(salon.sent()).containsExactly("You are a helpful assistant.", "second");
    second.open();
    assertThat(two.join()).isEqualTo("to the second");
    first.open();
    assertThat(one.join()).isEqualTo("to the first");
    assertThat(salon.history(id))
        .containsExactly(
            new Exchange("second", "to the second"), new Exchange("first", "to the first"));
  }

  @Test
  void sessionThatIsDeletedMeanwhileStaysDeletedAndTheAnswerIsRefused()
      throws InterruptedException {
    Gate gate = new Gate();
    salon.model.enqueue(Script.waiting(gate).thenText("late"));
    CompletableFuture<String> asked =
        CompletableFuture.supplyAsync(() -> salon.say(id, "Hi"), THREADS);
    gate.awaitReached();
    salon.sessions.delete(ANNA, id);
    gate.open();
    assertThatThrownBy(asked::join).hasCauseInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> salon.history(id)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void sessionDoesNotEndWhileItsAnswerIsWaitedFor() throws InterruptedException {
    Duration shortest = Duration.ofMillis(300);
    Sessions brief = salon.sessions(shortest);
    SessionId own = brief.create(ANNA).id();
    Gate gate = new Gate();
    salon.model.enqueue(Script.waiting(gate).thenText("at last"));
    CompletableFuture<String> asked =
        CompletableFuture.supplyAsync(() -> said(brief, own), THREADS);
    gate.awaitReached();
    for (int i = 0; i < 4; i++) {
      try (var renewal = salon.faults.stall("use")) {
        renewal.awaitWaiting(1);
      }
      // that renewal is done before or after this step, and the next one before the next but one
      salon.clock.advance(shortest.dividedBy(3));
    }
    gate.open();
    assertThat(asked.join()).isEqualTo("at last");
    assertThat(brief.get(ANNA, own).history()).containsExactly(new Exchange("Hi", "at last"));
  }

  private static String said(Sessions sessions, SessionId id) {
    try (SessionReply reply = sessions.chat(ANNA, id, "Hi")) {
      return reply.text();
    }
  }

  @Test
  void renewingEndsWithTheAnswer() {
    Duration shortest = Duration.ofMillis(30);
    Sessions brief = salon.sessions(shortest);
    SessionId own = brief.create(ANNA).id();
    assertThat(said(brief, own)).isEqualTo("Hi");
    salon.clock.advance(shortest);
    assertThatThrownBy(() -> brief.get(ANNA, own)).isInstanceOf(NotFoundException.class);
    Await.until(
        "no thread renews it",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("session-" + own)));
  }

  @Test
  void refusalIsTheAnswerWhereThereIsNoOther() {
    salon.model.enqueue(Script.completion(said(null, "I would rather not.")));
    assertThat(salon.say(id, "Hi")).isEqualTo("I would rather not.");
    assertThat(salon.history(id)).containsExactly(new Exchange("Hi", "I would rather not."));
  }

  @Test
  void callOfAFunctionThatIsNotThereIsNoAnswer() {
    salon.model.enqueue(Script.empty().thenToolCall("c1", "nowhere", "{}"));
    assertThatThrownBy(() -> salon.say(id, "Hi"))
        .isInstanceOf(ProviderUnavailableException.class)
        .hasMessageContaining("ask again");
    assertThat(salon.history(id)).isEmpty();
  }

  private static Completion said(@Nullable String nothing, String refusal) {
    AssistantMessage message =
        new AssistantMessage(null, refusal, nothing, List.of(), null, Extras.NONE);
    return new Completion(
        CompletionHead.of("id", 1, "model"),
        List.of(new Choice(0, message, FinishReason.STOP, null, Extras.NONE)),
        null,
        Extras.NONE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static dev.parley.engine.chat.FunctionLab.SHOP;
import static dev.parley.engine.chat.FunctionLab.remembered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A call that changes something runs once, whatever happens to the turn it was made in. */
class LostCallsTest {
  private final FunctionLab lab = new FunctionLab();

  private boolean isOpen() {
    return lab.store.header(SHOP).map(Header::openTurn).isPresent();
  }

  /** A turn whose engine stops answering while the booking runs. */
  private void dieWhileBooking(Gate gate) throws InterruptedException {
    lab.book.answer("booked").stall(gate);
    lab.model.enqueue(Script.empty().thenToolCall("c1", "book", "{}"));
    ChatReply reply = lab.engine("dying").chat(remembered(Message.user("Book")));
    CompletableFuture<Boolean> unused = CompletableFuture.supplyAsync(() -> read(reply));
    gate.awaitReached();
  }

  private static boolean read(ChatReply reply) {
    reply.forEachRemaining(piece -> {});
    return true;
  }

  @Test
  void callIsDurableBeforeItRuns() throws InterruptedException {
    Gate gate = new Gate();
    dieWhileBooking(gate);
    assertThat(lab.store.header(SHOP).map(Header::openTurn).orElseThrow().kept())
        .extracting(Message::role)
        .extracting(role -> role.wireName())
        .containsExactly("user", "assistant");
    gate.open();
  }

  @Test
  void nextTurnIsToldThatTheOutcomeIsUnknownAndNothingRunsAgain() throws InterruptedException {
    Gate gate = new Gate();
    dieWhileBooking(gate);
    lab.clock.advance(Duration.ofSeconds(60));
    lab.engine("two").chat(remembered(Message.user("And?"))).completion();
    assertThat(lab.sent())
        .hasSize(4)
        .startsWith("user: Book", "assistant:  (book)")
        .endsWith("user: And?");
    assertThat(lab.sent().get(2)).startsWith("tool: the outcome is unknown");
    assertThat(lab.book.invocations()).hasSize(1);
    gate.open();
  }

  @Test
  void functionThatKnowsItsCallsTellsTheNextTurnWhatBecameOfThem() throws InterruptedException {
    Gate gate = new Gate();
    dieWhileBooking(gate);
    lab.book.tellStatus();
    lab.clock.advance(Duration.ofSeconds(60));
    lab.engine("two").chat(remembered(Message.user("And?"))).completion();
    assertThat(lab.sent().get(2)).startsWith("tool: not done, nothing was changed");
    assertThat(lab.book.questions())
        .extracting(FunctionInvocation::idempotencyKey)
        .containsExactly(lab.book.invocations().getFirst().idempotencyKey());
    gate.open();
  }

  @Test
  void callerThatLeavesWhileABookingRunsLosesNothingOfIt() throws InterruptedException {
    Gate gate = new Gate();
    lab.book.answer("booked").stall(gate);
    lab.model.enqueue(
        Script.text("Now.").thenToolCall("c1", "book", "{}"), Script.text("never said"));
    ChatReply reply = lab.engine().chat(remembered(Message.user("Book")));
    CompletableFuture<Boolean> reading = CompletableFuture.supplyAsync(() -> read(reply));
    gate.awaitReached();
    reply.close();
    assertThat(reading).succeedsWithin(Duration.ofSeconds(20));
    assertThat(isOpen()).isTrue();
    gate.open();
    Await.until("the turn is closed", () -> !isOpen());
    assertThat(lab.log()).containsExactly("user: Book", "assistant: Now. (book)", "tool: booked");
    assertThat(lab.book.deeds()).hasSize(1);
  }

  @Test
  void callerThatLeavesWhileSomethingIsLookedUpEndsThat() throws InterruptedException {
    Gate gate = new Gate();
    lab.look.stall(gate);
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"));
    ChatReply reply = lab.engine().chat(remembered(Message.user("Look")));
    CompletableFuture<Boolean> reading = CompletableFuture.supplyAsync(() -> read(reply));
    gate.awaitReached();
    reply.close();
    assertThat(reading).succeedsWithin(Duration.ofSeconds(20));
    Await.until("the turn is closed", () -> !isOpen());
    Await.until("the call has ended", () -> lab.look.working() == 0);
  }

  @Test
  void bookingThatWasMadeIsKnownToLaterTurnsThoughTheModelFailedAfterIt() {
    lab.book.answer("booked");
    lab.model.enqueue(
        Script.empty().thenToolCall("c1", "book", "{}"),
        Script.text("It is").thenFail(new ProviderUnavailableException("provider_error", "gone")));
    assertThatThrownBy(() -> lab.engine().chat(remembered(Message.user("Book"))).completion())
        .hasMessage("gone");
    assertThat(lab.log())
        .containsExactly("user: Book", "assistant:  (book)", "tool: booked", "? assistant: It is");
    lab.engine().chat(remembered(Message.user("And?"))).completion();
    assertThat(lab.sent())
        .containsExactly("user: Book", "assistant:  (book)", "tool: booked", "user: And?");
  }

  @Test
  void bookingThatBrokeIsNotTakenForOneThatWasNotMade() {
    lab.book.loseResult(new IllegalStateException("connection reset"));
    lab.model.enqueue(Script.empty().thenToolCall("c1", "book", "{}"), Script.text("Hm."));
    lab.engine().chat(remembered(Message.user("Book"))).completion();
    assertThat(lab.sent().getLast()).startsWith("tool: the outcome is unknown");
  }

  @Test
  void nothingRunsWhereItCannotBeStoredFirst() throws InterruptedException {
    Gate gate = new Gate();
    lab.model.enqueue(Script.waiting(gate).thenToolCall("c1", "book", "{}"));
    ChatReply reply = lab.engine().chat(remembered(Message.user("Book")));
    CompletableFuture<Boolean> reading = CompletableFuture.supplyAsync(() -> read(reply));
    gate.awaitReached();
    lab.faults.failNext("write", 100);
    gate.open();
    assertThat(reading).failsWithin(Duration.ofSeconds(20));
    assertThat(lab.book.invocations()).isEmpty();
  }

  @Test
  void decisionThatIsRepeatedAfterACrashRunsNothingAgain() throws InterruptedException {
    lab.model.enqueue(Script.empty().thenToolCall("c1", "pay", "{}"));
    String id =
        FunctionLab.shown(lab.engine("dying").chat(remembered(Message.user("Pay"))).completion())
            .toolCalls()
            .getFirst()
            .id();
    Message yes = FunctionLab.result(id, "{\"approved\": true}");
    Gate gate = new Gate();
    lab.model.enqueue(Script.waiting(gate));
    ChatReply reply = lab.engine("dying").chat(remembered(yes));
    CompletableFuture<Boolean> unused = CompletableFuture.supplyAsync(() -> read(reply));
    gate.awaitReached();
    lab.clock.advance(Duration.ofSeconds(60));
    assertThatThrownBy(() -> lab.engine("two").chat(remembered(yes)).completion())
        .hasMessageContaining("was decided before");
    assertThat(lab.pay.deeds()).hasSize(1);
    gate.open();
  }

  @Test
  void callThatComesWhenTheTurnsTimeIsOverIsNotBegun() {
    lab.model.otherwise(
        request -> {
          lab.clock.advance(Duration.ofMinutes(1));
          return lab.model.requests().size() < 4
              ? Script.empty()
                  .thenToolCall("c", "book", "{\"n\":" + lab.model.requests().size() + "}")
              : Script.text("Late.");
        });
    lab.engine().chat(remembered(Message.user("Book"))).completion();
    assertThat(lab.log()).contains("tool: not run: this turn's time is over");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static dev.parley.engine.chat.Lab.TEA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.conversation.TurnSettings.Sharing;
import dev.parley.testkit.Await;
import dev.parley.testkit.Faults;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ChatEngineTest {
  private final Lab lab = new Lab();
  private final ChatEngine engine = lab.engine("one");

  @Test
  void replyGoesOnFromWhatWasSaidBefore() {
    lab.model.enqueue(Script.text("Assam", "."), Script.text("You asked for tea."));
    assertThat(engine.reply(TEA, "Which tea?")).isEqualTo("Assam.");
    assertThat(engine.reply(TEA, "What did I ask?")).isEqualTo("You asked for tea.");
    assertThat(lab.sent())
        .containsExactly("You are a helpful assistant.", "Which tea?", "Assam.", "What did I ask?");
    assertThat(lab.texts())
        .containsExactly("Which tea?", "Assam.", "What did I ask?", "You asked for tea.");
  }

  @Test
  void conversationGoesOnInAnotherEngineOnTheSameStore() {
    engine.reply(TEA, "Which tea?");
    lab.engine("two").reply(TEA, "And now?");
    assertThat(lab.sent()).contains("Which tea?", "And now?");
  }

  @Test
  void userMessageIsDurableBeforeTheModelIsAsked() throws Exception {
    Gate gate = new Gate();
    lab.model.enqueue(Script.waiting(gate).thenText("Assam"));
    CompletableFuture<String> reply =
        CompletableFuture.supplyAsync(() -> engine.reply(TEA, "Which tea?"));
    gate.awaitReached();
    assertThat(lab.openTurn().orElseThrow().messages()).containsExactly(Message.user("Which tea?"));
    assertThat(lab.log()).isEmpty();
    gate.open();
    assertThat(reply.get()).isEqualTo("Assam");
    assertThat(lab.openTurn()).isEmpty();
  }

  @Test
  void streamEndsOnlyOnceTheTurnIsDurable() throws Exception {
    lab.model.enqueue(Script.text("Assam"));
    try (ChatReply reply = engine.chat(Lab.call(Message.user("Which tea?")));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(reply.hasNext()).isTrue();
      CompletableFuture<Void> end;
      try (Faults.Stall stall = lab.faults.stall("write")) {
        end = CompletableFuture.runAsync(() -> reply.forEachRemaining(piece -> {}), threads);
        stall.awaitWaiting(1);
        assertThat(end).isNotDone();
        assertThat(lab.log()).isEmpty();
      }
      end.get();
      assertThat(lab.texts()).containsExactly("Which tea?", "Assam");
    }
  }

  @Test
  void piecesComeAsTheModelSendsThem() {
    lab.model.enqueue(Script.text("As", "sam"));
    ChatRequest request =
        ChatRequest.of("default", Message.user("Which tea?")).with(Parameter.STREAM, true);
    List<String> texts = new ArrayList<>();
    try (ChatReply reply = engine.chat(ChatCall.of(request))) {
      reply.forEachRemaining(piece -> texts.add(piece.text()));
    }
    assertThat(texts).startsWith("As", "sam");
  }

  @Test
  void secondTurnWaitsForTheFirstAndSeesItsAnswer() throws Exception {
    Gate gate = new Gate();
    lab.model.enqueue(Script.waiting(gate).thenText("Assam"), Script.text("Again Assam"));
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(() -> engine.reply(TEA, "Which tea?"));
    gate.awaitReached();
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(() -> engine.reply(TEA, "And then?"));
    gate.open();
    assertThat(first.get()).isEqualTo("Assam");
    assertThat(second.get()).isEqualTo("Again Assam");
    assertThat(lab.texts()).containsExactly("Which tea?", "Assam", "And then?", "Again Assam");
  }

  @Test
  void secondTurnIsRefusedWhenTheFirstTakesTooLongAndNothingOfItIsStored() throws Exception {
    Gate gate = new Gate();
    lab.model.enqueue(Script.waiting(gate).thenText("Assam"));
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(() -> engine.reply(TEA, "Which tea?"));
    gate.awaitReached();
    ChatEngine impatient = impatient();
    assertThatThrownBy(() -> impatient.reply(TEA, "Hurry"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("conversation tea has an open turn")
        .extracting("code")
        .isEqualTo("conversation_busy");
    gate.open();
    first.get();
    assertThat(lab.texts()).containsExactly("Which tea?", "Assam");
  }

  private ChatEngine impatient() {
    return impatient(Sharing.SHARED);
  }

  private ChatEngine impatient(Sharing sharing) {
    return ChatEngine.builder()
        .model(lab.model)
        .conversations(lab.store)
        .turns(new TurnSettings(Duration.ZERO, Duration.ofSeconds(15), "impatient", sharing))
        .clock(lab.clock)
        .build();
  }

  @Test
  void turnOfADeadEngineIsMarkedOnceItsLeaseRanOut() {
    die("dead");
    lab.clock.advance(Duration.ofSeconds(15));
    engine.reply(TEA, "Hello again");
    assertThat(lab.texts()).containsExactly("Which tea?", "Hello again", "Hello again");
    assertThat(lab.log().getFirst().status()).isEqualTo(EntryStatus.INCOMPLETE);
    assertThat(lab.sent()).doesNotContain("Which tea?");
  }

  @Test
  void soleUserOfAStoreKnowsAtOnceThatAnOlderTurnIsDead() {
    die("dead");
    lab.engine("alive", Sharing.EXCLUSIVE, EngineSettings.DEFAULT).reply(TEA, "Hello again");
    assertThat(lab.log().getFirst().status()).isEqualTo(EntryStatus.INCOMPLETE);
    assertThat(lab.texts()).containsExactly("Which tea?", "Hello again", "Hello again");
  }

  @Test
  void turnThatNoServerHoldsIsLeftAloneBySoleUsersToo() {
    Instant now = lab.clock.instant();
    OpenTurn turn =
        OpenTurn.begin(new TurnId("import"), "import", List.of(), now, OpenTurn.FOR_EVER);
    Header header = Header.create(TEA, Owner.LOCAL, now).withOpenTurn(turn);
    lab.store.write(header, List.of());
    assertThatThrownBy(() -> impatient(Sharing.EXCLUSIVE).reply(TEA, "Hello"))
        .isInstanceOf(ConflictException.class);
    assertThat(lab.store.header(TEA)).contains(header);
  }

  /** Leaves an open turn behind, as an engine does whose process is killed. */
  private void die(String holder) {
    lab.model.enqueue(Script.text("never read"));
    ChatReply reply = lab.engine(holder).chat(Lab.call(Message.user("Which tea?")));
    assertThat(reply.hasNext()).isTrue();
  }

  @Test
  void answerThatBrokeOffStaysVisibleAndIsNotSentAgain() {
    lab.model.enqueue(
        Script.text("Ass").thenFail(new ProviderUnavailableException("provider_error", "gone")));
    ChatReply reply = engine.chat(streamed("Which tea?"));
    assertThatThrownBy(() -> reply.forEachRemaining(piece -> {}))
        .isInstanceOf(ProviderUnavailableException.class);
    assertThat(reply.hasNext()).isFalse();
    assertThat(lab.texts()).containsExactly("Which tea?", "Ass");
    assertThat(lab.log()).allMatch(entry -> entry.status() == EntryStatus.INCOMPLETE);
    engine.reply(TEA, "Again");
    assertThat(lab.sent()).containsExactly("You are a helpful assistant.", "Again");
  }

  @Test
  void closingFromAnotherThreadStopsTheModelAndMarksTheTurn() throws Exception {
    Gate gate = new Gate();
    lab.model.enqueue(Script.text("Ass").thenWait(gate).thenText("am"));
    ChatReply reply = engine.chat(streamed("Which tea?"));
    assertThat(reply.next().text()).isEqualTo("Ass");
    CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(reply::hasNext);
    gate.awaitReached();
    reply.close();
    assertThat(more.get()).isFalse();
    assertThat(lab.model.open()).isZero();
    assertThat(lab.texts()).containsExactly("Which tea?", "Ass");
    assertThat(lab.log()).allMatch(entry -> entry.status() == EntryStatus.INCOMPLETE);
  }

  @Test
  void closingBeforeTheEndWithoutAReaderMarksTheTurn() {
    lab.model.enqueue(Script.text("Ass", "am"));
    try (ChatReply reply = engine.chat(streamed("Which tea?"))) {
      ChatDelta unused = reply.next();
    }
    assertThat(lab.log()).isNotEmpty().allMatch(e -> e.status() == EntryStatus.INCOMPLETE);
    assertThat(lab.openTurn()).isEmpty();
  }

  @Test
  void closingOneThatWaitsForABusyConversationEndsTheWait() throws Exception {
    Gate gate = new Gate();
    lab.model.enqueue(Script.waiting(gate).thenText("Assam"));
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(() -> engine.reply(TEA, "Which tea?"));
    gate.awaitReached();
    ChatReply waiting = engine.chat(Lab.call(Message.user("Never mind")));
    CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(waiting::hasNext);
    waiting.close();
    assertThat(more.get()).isFalse();
    gate.open();
    first.get();
    assertThat(lab.texts()).containsExactly("Which tea?", "Assam");
  }

  @Test
  void requestThatIsWrongLeavesNothingBehind() {
    lab.model.window(20);
    assertThatThrownBy(() -> engine.reply(TEA, "word ".repeat(30)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("more than fit")
        .extracting("code")
        .isEqualTo("context_length_exceeded");
    assertThat(lab.store.header(TEA)).isEmpty();
    assertThat(lab.model.requests()).isEmpty();
  }

  @Test
  void wrongRequestLeavesAnOlderConversationAsItWas() {
    engine.reply(TEA, "Which tea?");
    lab.model.window(20);
    assertThatThrownBy(() -> engine.reply(TEA, "word ".repeat(30)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(lab.texts()).containsExactly("Which tea?", "Which tea?");
    assertThat(lab.openTurn()).isEmpty();
  }

  @Test
  void toolResultWithoutItsCallIsRefusedAndNothingIsStored() {
    assertThatThrownBy(
            () ->
                engine.chat(Lab.call(Message.user("Hi"), Message.tool("call_1", "4"))).completion())
        .hasMessageStartingWith(
            "messages[1].tool_call_id is call_1: no assistant message before it");
    assertThat(lab.store.header(TEA)).isEmpty();
    assertThatThrownBy(
            () -> engine.chat(Lab.stateless(null, Message.tool("call_1", "4"))).completion())
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void toolResultsOfTheNextTurnFollowTheirCalls() {
    lab.model.enqueue(Script.empty().thenToolCall("call_1", "add", "{}"), Script.text("It is 4"));
    var unused = engine.chat(Lab.call(Message.user("2 + 2?"))).completion();
    assertThat(engine.chat(Lab.call(Message.tool("call_1", "4"))).completion().text())
        .isEqualTo("It is 4");
    assertThat(lab.model.lastRequest().messages()).hasSize(4);
    assertThat(lab.model.lastRequest().messages().getLast()).isEqualTo(Message.tool("call_1", "4"));
  }

  @Test
  void clientThatSendsAllAgainWithItsResultIsUnderstood() {
    lab.model.enqueue(Script.empty().thenToolCall("call_1", "add", "{}"), Script.text("It is 4"));
    Message asked = Message.user("2 + 2?");
    Message called = engine.chat(Lab.call(asked)).completion().choices().getFirst().message();
    var unused = engine.chat(Lab.call(asked, called, Message.tool("call_1", "4"))).completion();
    assertThat(lab.texts()).containsExactly("2 + 2?", "", "4", "It is 4");
    assertThat(lab.model.lastRequest().messages())
        .endsWith(asked, called, Message.tool("call_1", "4"));
  }

  @Test
  void severalChoicesInAConversationAreRefused() {
    ChatRequest two = ChatRequest.of("default", Message.user("Hi")).with(Parameter.N, 2L);
    ChatCall call = new ChatCall(Owner.LOCAL, TEA, two, null, OptionalInt.empty());
    assertThatThrownBy(() -> engine.chat(call).completion()).hasMessageStartingWith("n is 2:");
    assertThat(lab.store.header(TEA)).isEmpty();
  }

  @Test
  void conversationOfAnotherOwnerIsNotFound() {
    engine.reply(TEA, "Which tea?");
    ChatCall other =
        new ChatCall(
            new Owner("eve"),
            TEA,
            ChatRequest.of("default", Message.user("Hi")),
            null,
            OptionalInt.empty());
    assertThatThrownBy(() -> engine.chat(other).completion()).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> engine.conversations().get(new Owner("eve"), TEA))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void metadataThatChangesDuringATurnIsKept() {
    lab.model.enqueue(Script.text("As", "sam"));
    ChatReply reply = engine.chat(streamed("Which tea?"));
    assertThat(reply.hasNext()).isTrue();
    var unused = engine.conversations().describe(Owner.LOCAL, TEA, Map.of("topic", "tea"));
    reply.forEachRemaining(piece -> {});
    assertThat(lab.store.header(TEA).orElseThrow().metadata()).containsEntry("topic", "tea");
    assertThat(lab.texts()).containsExactly("Which tea?", "Assam");
  }

  @Test
  void turnWhoseConversationWasDeletedSaysThatItIsLost() {
    lab.model.enqueue(Script.text("As", "sam"));
    ChatReply reply = engine.chat(streamed("Which tea?"));
    assertThat(reply.hasNext()).isTrue();
    engine.conversations().delete(Owner.LOCAL, TEA);
    assertThatThrownBy(() -> reply.forEachRemaining(piece -> {}))
        .isInstanceOf(ConflictException.class)
        .extracting("code")
        .isEqualTo("turn_lost");
  }

  @Test
  void answerThatCouldNotBeStoredIsAnError() {
    lab.model.enqueue(Script.text("Assam"));
    ChatReply reply = engine.chat(Lab.call(Message.user("Which tea?")));
    assertThat(reply.hasNext()).isTrue();
    lab.faults.failNext("write", 3);
    assertThatThrownBy(reply::completion).isInstanceOf(StorageUnavailableException.class);
    assertThat(lab.log()).isEmpty();
  }

  @Test
  void leaseIsRenewedWithWhatThereIsOfTheAnswer() throws Exception {
    Gate gate = new Gate();
    lab.model.enqueue(Script.text("Ass").thenWait(gate).thenText("am"));
    try (ChatReply reply = engine.chat(streamed("Which tea?"))) {
      assertThat(reply.next().text()).isEqualTo("Ass");
      lab.clock.advance(Duration.ofSeconds(10));
      Await.until("the lease is renewed", () -> lab.openTurn().map(OpenTurn::answer).isPresent());
      OpenTurn turn = lab.openTurn().orElseThrow();
      assertThat(turn.answer()).isEqualTo(Message.assistant("Ass"));
      assertThat(turn.leaseUntil()).isEqualTo(lab.clock.instant().plusSeconds(15));
      assertThat(engine.conversations().newest(Owner.LOCAL, TEA, TURN_END, 10))
          .extracting(Lab::text)
          .containsExactly("Ass", "Which tea?");
      gate.open();
    }
  }

  private static final Sequence TURN_END = new Sequence(1000);

  private static ChatCall streamed(String text) {
    return new ChatCall(
        Owner.LOCAL,
        TEA,
        ChatRequest.of("default", Message.user(text)).with(Parameter.STREAM, true),
        null,
        OptionalInt.empty());
  }
}

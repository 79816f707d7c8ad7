// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static dev.parley.engine.chat.Lab.TEA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Turns that end otherwise than well: what is stored, and what the caller is told. */
class TurnEndingsTest {
  private final Lab lab = new Lab();
  private final ChatEngine engine = lab.engine("one");

  @Test
  void requestThatWasWrongTakesNothingBackOfTurnsThatCameAfterIt() throws Exception {
    Gate gate = new Gate();
    lab.model.enqueue(
        Script.waiting(gate).thenFail(new ProviderRejectedException(400, "bad", "bad", null)),
        Script.text("answer two"));
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(() -> engine.reply(TEA, "first"));
    gate.awaitReached();
    lab.clock.advance(Duration.ofSeconds(15));
    assertThat(lab.engine("two").reply(TEA, "second")).isEqualTo("answer two");
    gate.open();
    assertThat(first).failsWithin(Duration.ofSeconds(20));
    assertThat(lab.texts()).containsExactly("first", "second", "answer two");
  }

  @Test
  void turnOfADeletedConversationLeavesTheNewOneOfItsNameAlone() {
    lab.model.enqueue(Script.text("old", " secret"), Script.text("hello Bob"));
    ChatReply ann = engine.chat(streamed("Ann asks"));
    assertThat(ann.hasNext()).isTrue();
    engine.conversations().delete(Owner.LOCAL, TEA);
    lab.clock.advance(Duration.ofSeconds(1));
    Owner bob = new Owner("bob");
    ChatCall call =
        new ChatCall(
            bob,
            TEA,
            ChatRequest.of("default", Message.user("Bob asks")),
            null,
            OptionalInt.empty());
    assertThat(engine.chat(call).completion().text()).isEqualTo("hello Bob");
    assertThatThrownBy(() -> ann.forEachRemaining(piece -> {}))
        .isInstanceOf(ConflictException.class);
    assertThat(lab.store.header(TEA).orElseThrow().owner()).isEqualTo(bob);
    assertThat(lab.texts()).containsExactly("Bob asks", "hello Bob");
  }

  @Test
  void brokenAnswerStaysBrokenHoweverOftenItIsAskedFor() {
    lab.model.enqueue(
        Script.text("half").thenFail(new ProviderUnavailableException("provider_error", "gone")));
    ChatReply reply = engine.chat(streamed("Which tea?"));
    assertThatThrownBy(reply::completion).hasMessage("gone");
    assertThatThrownBy(reply::completion).hasMessage("gone");
    assertThat(reply.isWhole()).isFalse();
  }

  @Test
  void answerThatCouldNotBeStoredIsNeverGivenAsWhole() {
    lab.model.enqueue(Script.text("all"));
    ChatReply reply = engine.chat(Lab.call(Message.user("Which tea?")));
    assertThat(reply.hasNext()).isTrue();
    lab.faults.failNext("write", 3);
    assertThatThrownBy(reply::completion).isInstanceOf(StorageUnavailableException.class);
    assertThatThrownBy(reply::completion).isInstanceOf(StorageUnavailableException.class);
    assertThat(lab.log()).isEmpty();
  }

  @Test
  void storeThatFailsOnceCostsNoAnswer() {
    lab.model.enqueue(Script.text("all"));
    ChatReply reply = engine.chat(Lab.call(Message.user("Which tea?")));
    assertThat(reply.hasNext()).isTrue();
    lab.faults.failNext("write", 1);
    assertThat(reply.completion().text()).isEqualTo("all");
    assertThat(lab.texts()).containsExactly("Which tea?", "all");
  }

  @Test
  void turnWhoseAcknowledgementWasLostIsStoredOnceAndNotCalledLost() {
    lab.model.enqueue(Script.text("all"));
    ChatReply reply = engine.chat(Lab.call(Message.user("Which tea?")));
    assertThat(reply.hasNext()).isTrue();
    lab.faults.loseNextAnswers("write", 1);
    assertThat(reply.completion().text()).isEqualTo("all");
    assertThat(lab.texts()).containsExactly("Which tea?", "all");
  }

  @Test
  void conversationIsFreeAtOnceAfterItsOpeningWasStoredButNotAcknowledged() {
    lab.faults.loseNextAnswers("write", 1);
    assertThatThrownBy(() -> engine.reply(TEA, "lost"))
        .isInstanceOf(StorageUnavailableException.class);
    lab.model.enqueue(Script.text("hello"));
    assertThat(engine.reply(TEA, "again")).isEqualTo("hello");
    assertThat(lab.texts()).containsExactly("lost", "again", "hello");
    assertThat(lab.log().getFirst().status()).isEqualTo(EntryStatus.INCOMPLETE);
  }

  @Test
  void providersRefusalOfOurKeyIsNotTheCallersFault() {
    lab.model.enqueue(
        Script.failing(new ProviderRejectedException(401, "invalid_api_key", "no", null)));
    assertThatThrownBy(() -> engine.reply(TEA, "kept"))
        .isInstanceOf(ProviderRejectedException.class);
    assertThat(lab.texts()).containsExactly("kept");
    assertThat(lab.log()).allMatch(entry -> entry.status() == EntryStatus.INCOMPLETE);
  }

  @Test
  void systemMessagesAloneAreAnsweredUnlessTheyAreToBeRemembered() {
    lab.model.enqueue(Script.text("ready"));
    assertThat(engine.chat(Lab.stateless(null, Message.system("Be brief."))).completion().text())
        .isEqualTo("ready");
    assertThatThrownBy(() -> engine.chat(Lab.call(Message.system("Be brief."))).completion())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("/v1/conversations/tea/items");
    assertThat(lab.store.header(TEA)).isEmpty();
  }

  @Test
  void deletedSystemMessageIsSentNoMore() {
    lab.model.enqueue(Script.text("a"), Script.text("b"));
    assertThat(
            engine.chat(Lab.call(Message.system("SECRET"), Message.user("hi"))).completion().text())
        .isEqualTo("a");
    var unused = engine.conversations().deleteEntry(Owner.LOCAL, TEA, new Sequence(1));
    assertThat(engine.reply(TEA, "again")).isEqualTo("b");
    assertThat(lab.sent()).doesNotContain("SECRET");
  }

  @Test
  void itemOfAnOpenTurnCanNotBeDeletedYet() {
    lab.model.enqueue(Script.text("As", "sam"));
    try (ChatReply reply = engine.chat(streamed("Which tea?"))) {
      assertThat(reply.hasNext()).isTrue();
      assertThatThrownBy(
              () -> engine.conversations().deleteEntry(Owner.LOCAL, TEA, new Sequence(1)))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void ledgerCoversATurnThatBringsASystemMessageOnce() {
    lab.model.enqueue(Script.text("a"), Script.text("b"));
    assertThat(covered(Lab.call(Message.system("Pirate."), Message.user("hi"))))
        .containsExactly("1 KEPT", "2 KEPT");
    assertThat(covered(Lab.call(Message.system("Plain."), Message.user("hi"))))
        .containsExactly("1 DROPPED", "2 KEPT", "4 KEPT", "5 KEPT");
  }

  private List<String> covered(ChatCall call) {
    try (ChatReply reply = engine.chat(call)) {
      assertThat(reply.completion().choices()).hasSize(1);
      return reply.report().ledger().get().entries().stream()
          .map(entry -> entry.sequence() + " " + entry.fate())
          .toList();
    }
  }

  private static ChatCall streamed(String text) {
    return new ChatCall(
        Owner.LOCAL,
        TEA,
        ChatRequest.of("default", Message.user(text)).with(Parameter.STREAM, true),
        null,
        OptionalInt.empty());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Capabilities.SystemMessages;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.ChatStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ScriptedChatModelTest {
  private static final ChatRequest HELLO = ChatRequest.of("scripted", Message.user("Hello there"));

  private final ScriptedChatModel model = new ScriptedChatModel();

  @Test
  void repeatsTheLastUserMessageWhenNothingIsQueued() {
    assertThat(answer(HELLO).text()).isEqualTo("Hello there");
    assertThat(answer(ChatRequest.of("scripted", Message.system("Hush"))).text())
        .isEqualTo("Nothing was said.");
  }

  @Test
  void answersFromTheQueueInOrderAndRemembersTheRequests() {
    model.enqueue(Script.text("one"), Script.text("two"));
    ChatRequest other = ChatRequest.of("scripted", Message.user("And?"));
    assertThat(answer(HELLO).text()).isEqualTo("one");
    assertThat(answer(other).text()).isEqualTo("two");
    assertThat(model.requests()).containsExactly(HELLO, other);
    assertThat(model.lastRequest()).isEqualTo(other);
  }

  @Test
  void aStreamedScriptKeepsItsPieces() {
    model.enqueue(Script.text("Hel", "lo"));
    assertThat(pieces(HELLO.with(Parameter.STREAM, true)).stream().map(ChatDelta::text))
        .containsExactly("Hel", "lo", "", "");
  }

  @Test
  void toolCallsFinishAsSuchAndAreNumbered() {
    model.enqueue(Script.empty().thenToolCall("a", "f", "{}").thenToolCall("b", "g", "{}"));
    Completion answer = answer(HELLO.with(Parameter.STREAM, true));
    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(answer.choices().getFirst().message().toolCalls())
        .extracting(call -> ((FunctionToolCall) call).function().name())
        .containsExactly("f", "g");
  }

  @Test
  void finishReasonAndUsageAreTheScriptsOwnWhereItHasThem() {
    model.enqueue(Script.text("cut").thenFinish(FinishReason.LENGTH).thenUsage(Usage.of(1000, 24)));
    Completion answer = answer(HELLO);
    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(answer.usage()).isEqualTo(Usage.of(1000, 24));
  }

  @Test
  void aCompletionComesBackAsItWasGiven() {
    Completion given = answer(HELLO);
    model.enqueue(Script.completion(given));
    assertThat(answer(HELLO)).isEqualTo(given);
  }

  @Test
  void usageCountsWords() {
    assertThat(answer(HELLO).usage()).isEqualTo(Usage.of(4, 2));
  }

  @Test
  void aStalledAnswerGoesOnWhenTheGateOpens() throws Exception {
    Gate gate = new Gate();
    model.enqueue(Script.text("be").thenWait(gate).thenText("gun"));
    Reader reader = Reader.of(model.chat(HELLO.with(Parameter.STREAM, true)));
    gate.awaitReached();
    assertThat(model.open()).isOne();
    gate.open();
    reader.join();
    assertThat(reader.pieces().stream().map(ChatDelta::text)).startsWith("be", "gun");
    assertThat(model.open()).isZero();
  }

  @Test
  void closesAreCountedOnceAndCancelledOnesApart() {
    ChatStream whole = model.chat(HELLO);
    whole.forEachRemaining(piece -> {});
    whole.close();
    whole.close();
    ChatStream unread = model.chat(HELLO);
    unread.close();
    ChatStream begun = model.chat(HELLO.with(Parameter.STREAM, true));
    begun.next();
    begun.close();
    assertThat(model.closes()).isEqualTo(3);
    assertThat(model.cancelled()).isOne();
    assertThat(model.open()).isZero();
  }

  @Test
  void aFailureComesAfterThePiecesBeforeIt() {
    model.enqueue(
        Script.text("half").thenFail(new ProviderUnavailableException("provider_error", "gone")));
    List<ChatDelta> pieces = new ArrayList<>();
    try (ChatStream answer = model.chat(HELLO.with(Parameter.STREAM, true))) {
      assertThatThrownBy(() -> answer.forEachRemaining(pieces::add)).hasMessage("gone");
    }
    assertThat(pieces).hasSize(1);
    assertThat(model.open()).isZero();
  }

  @Test
  void windowAndSystemMessagesAreSettable() {
    ModelId id = new ModelId("scripted");
    assertThat(model.window(100).capabilities(id).window()).hasValue(100);
    model.capabilities(new Capabilities(OptionalInt.empty(), SystemMessages.NONE));
    assertThat(model.capabilities(id).window()).isEmpty();
    assertThat(model.window(50).capabilities(id).systemMessages()).isEqualTo(SystemMessages.NONE);
  }

  private Completion answer(ChatRequest request) {
    CompletionAssembler sum = new CompletionAssembler();
    pieces(request).forEach(sum::add);
    return sum.completion();
  }

  private List<ChatDelta> pieces(ChatRequest request) {
    List<ChatDelta> pieces = new ArrayList<>();
    try (ChatStream answer = model.chat(request)) {
      answer.forEachRemaining(pieces::add);
    }
    return pieces;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static dev.parley.engine.chat.FunctionLab.remembered;
import static dev.parley.engine.chat.FunctionLab.result;
import static dev.parley.engine.chat.FunctionLab.shown;
import static dev.parley.engine.chat.FunctionLab.stateless;
import static dev.parley.engine.chat.FunctionLab.withTool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Capabilities;
import dev.parley.port.RecordStore;
import dev.parley.testkit.Faults;
import dev.parley.testkit.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One turn in which the server's functions and the caller's own tools are called. */
class MixedTurnTest {
  private final FunctionLab lab = new FunctionLab();
  private final ChatEngine engine = lab.engine();

  private void modelCallsBoth() {
    lab.look.answer("three left");
    lab.model.enqueue(
        Script.text("Both.")
            .thenToolCall("c1", "own", "{\"a\":1}")
            .thenToolCall("c2", "look", "{}"),
        Script.text("Fine."));
  }

  private static FunctionToolCall onlyCall(AssistantMessage said) {
    assertThat(said.toolCalls()).hasSize(1);
    return (FunctionToolCall) said.toolCalls().getFirst();
  }

  @Test
  void callerGetsItsOwnCallAndTheServersHasRun() {
    modelCallsBoth();
    Completion answer = engine.chat(withTool(remembered(Message.user("Go")), "own")).completion();
    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    FunctionToolCall own = onlyCall(shown(answer));
    assertThat(own.function().name()).isEqualTo("own");
    assertThat(own.function().arguments()).isEqualTo("{\"a\":1}");
    assertThat(lab.log())
        .containsExactly("user: Go", "assistant: Both. (own, look)", "tool: three left");
  }

  @Test
  void conversationGoesOnWithTheResultsOfBoth() {
    modelCallsBoth();
    Completion answer = engine.chat(withTool(remembered(Message.user("Go")), "own")).completion();
    String id = onlyCall(shown(answer)).id();
    engine.chat(withTool(remembered(result(id, "mine")), "own")).completion();
    assertThat(lab.sent())
        .containsExactly(
            "user: Go", "assistant: Both. (own, look)", "tool: three left", "tool: mine");
  }

  @Test
  void callerThatKeepsItsOwnHistoryGoesOnWithTheResultsOfBoth() {
    modelCallsBoth();
    Message question = Message.user("Go");
    AssistantMessage said = shown(engine.chat(withTool(stateless(question), "own")).completion());
    Message mine = result(onlyCall(said).id(), "mine");
    engine.chat(withTool(stateless(question, said, mine), "own")).completion();
    assertThat(lab.sent())
        .containsExactly(
            "user: Go", "assistant: Both. (own, look)", "tool: three left", "tool: mine");
    engine
        .chat(withTool(stateless(question, said, mine, Message.user("More")), "own"))
        .completion();
    assertThat(lab.sent()).contains("tool: three left");
  }

  @Test
  void whatTheCallerWasNotShownIsForgottenAfterADay() {
    modelCallsBoth();
    Message question = Message.user("Go");
    AssistantMessage said = shown(engine.chat(withTool(stateless(question), "own")).completion());
    lab.clock.advance(Duration.ofHours(25));
    Message mine = result(onlyCall(said).id(), "mine");
    engine.chat(withTool(stateless(question, said, mine), "own")).completion();
    assertThat(lab.sent()).containsExactly("user: Go", "assistant: Both. (own)", "tool: mine");
  }

  @Test
  void serverWithoutFunctionsLooksForNothingThatItKept() {
    lab.sources = List.of();
    lab.recordFaults.failNext(Faults.ANY, 1);
    AssistantMessage said = FunctionLab.calling("Own.", "c1", "own", "{}");
    Completion answer =
        lab.engine()
            .chat(withTool(stateless(Message.user("Go"), said, result("c1", "mine")), "own"))
            .completion();
    assertThat(answer.text()).isNotEmpty();
    assertThat(lab.sent()).containsExactly("user: Go", "assistant: Own. (own)", "tool: mine");
  }

  @Test
  void callThatTheCallerNeverAnswersTakesNothingElseWithIt() {
    modelCallsBoth();
    engine.chat(withTool(remembered(Message.user("Go")), "own")).completion();
    engine.chat(remembered(Message.user("Never mind"))).completion();
    assertThat(lab.sent())
        .containsExactly(
            "user: Go", "assistant: Both. (look)", "tool: three left", "user: Never mind");
  }

  @Test
  void callInTheOlderFormEndsATurnThatNothingIsKeptOf() {
    lab.model.capabilities(
        Capabilities.UNKNOWN.withWindow(8192).withCalls(Capabilities.Calls.TOOLS));
    lab.look.answer("three left");
    lab.model.enqueue(
        Script.empty().thenToolCall("c1", "look", "{}"),
        Script.empty().thenToolCall("c2", "own", "{}"));
    ChatCall call = stateless(Message.user("Go"));
    FunctionDefinition own = new FunctionDefinition("own", null, null, null, Extras.NONE);
    ChatRequest older =
        new ChatRequest(
            call.request().model(),
            call.request().messages(),
            List.of(),
            List.of(own),
            call.request().parameters());
    Choice answer = engine.chat(call.withRequest(older)).completion().choices().getFirst();
    assertThat(answer.finishReason()).isEqualTo(FinishReason.FUNCTION_CALL);
    assertThat(answer.message().functionCall())
        .isEqualTo(new FunctionCall("own", "{}", Extras.NONE));
    assertThat(lab.look.invocations()).hasSize(1);
  }

  @Test
  void answerIsGivenThoughWhatItsCallerWasNotShownCanNotBeKept() {
    modelCallsBoth();
    lab.recordFaults.failNext("put", 100);
    Completion answer = engine.chat(withTool(stateless(Message.user("Go")), "own")).completion();
    assertThat(onlyCall(shown(answer)).function().name()).isEqualTo("own");
  }

  @Test
  void longTurnIsKeptInRecordsThatAreSmallEnough() {
    modelCallsBoth();
    lab.written = 1_000_000;
    Message question = Message.user("Go");
    AssistantMessage said = shown(engine.chat(withTool(stateless(question), "own")).completion());
    Message mine = result(onlyCall(said).id(), "mine");
    engine.chat(withTool(stateless(question, said, mine), "own")).completion();
    assertThat(lab.sent())
        .containsExactly(
            "user: Go", "assistant: Both. (own, look)", "tool: three left", "tool: mine");
  }

  @Test
  void longTurnThatLostAPartIsForgotten() {
    modelCallsBoth();
    lab.written = 1_000_000;
    Message question = Message.user("Go");
    AssistantMessage said = shown(engine.chat(withTool(stateless(question), "own")).completion());
    RecordStore.Stored part = lab.records.list("kept_turns_part", null, 10).getLast();
    lab.records.delete(part.key(), part.version());
    Message mine = result(onlyCall(said).id(), "mine");
    engine.chat(withTool(stateless(question, said, mine), "own")).completion();
    assertThat(lab.sent()).containsExactly("user: Go", "assistant: Both. (own)", "tool: mine");
  }

  @Test
  void toolOfTheCallerHidesTheFunctionOfItsName() {
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"));
    Completion answer = engine.chat(withTool(remembered(Message.user("Go")), "look")).completion();
    assertThat(onlyCall(shown(answer)).function().name()).isEqualTo("look");
    assertThat(lab.look.invocations()).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static dev.parley.engine.chat.FunctionLab.remembered;
import static dev.parley.engine.chat.FunctionLab.stateless;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.FunctionEvent;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.FunctionRun;
import dev.parley.domain.function.LoopLimits;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The model calls functions of the server until it has its answer. */
class FunctionLoopTest {
  private final FunctionLab lab = new FunctionLab();

  private Completion answer(ChatCall call) {
    return lab.engine().chat(call).completion();
  }

  private static FinishReason reason(Completion answer) {
    return Objects.requireNonNull(answer.choices().getFirst().finishReason());
  }

  @Test
  void modelIsAskedAgainWithTheResultOfItsCall() {
    lab.look.answer("three left");
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("Three."));
    Completion answer = answer(remembered(Message.user("How many?")));
    assertThat(answer.text()).isEqualTo("Three.");
    assertThat(reason(answer)).isEqualTo(FinishReason.STOP);
    assertThat(FunctionLab.shown(answer).toolCalls()).isEmpty();
    assertThat(lab.sent())
        .containsExactly("user: How many?", "assistant:  (look)", "tool: three left");
    assertThat(lab.log())
        .containsExactly(
            "user: How many?", "assistant:  (look)", "tool: three left", "assistant: Three.");
  }

  @Test
  void textOfEveryRoundIsShownAsItComesAndParagraphsApart() {
    lab.model.enqueue(
        Script.text("Let me", " look.").thenToolCall("c1", "look", "{}"), Script.text("Three."));
    List<String> pieces = new ArrayList<>();
    try (ChatReply reply = lab.engine().chat(stateless(Message.user("How many?")))) {
      while (reply.hasNext()) {
        String text = reply.next().text();
        if (!text.isEmpty()) {
          pieces.add(text);
        }
      }
    }
    assertThat(pieces).containsExactly("Let me", " look.", "\n\nThree.");
  }

  @Test
  void callerSeesOneAnswerWithOneHeadOneRoleAndOneEnd() {
    lab.model.enqueue(Script.text("Hm.").thenToolCall("c1", "look", "{}"), Script.text("Three."));
    int ends = 0;
    int roles = 0;
    List<String> heads = new ArrayList<>();
    try (ChatReply reply = lab.engine().chat(stateless(Message.user("How many?")))) {
      while (reply.hasNext()) {
        ChatDelta piece = reply.next();
        heads.add(piece.head().id());
        ends += (int) piece.choices().stream().filter(c -> c.finishReason() != null).count();
        roles += (int) piece.choices().stream().filter(c -> c.role() != null).count();
        assertThat(piece.choices()).allMatch(choice -> choice.toolCalls().isEmpty());
      }
    }
    assertThat(ends).isEqualTo(1);
    assertThat(roles).isEqualTo(1);
    assertThat(heads.stream().distinct()).hasSize(1);
  }

  @Test
  void usageIsThatOfAllRounds() {
    lab.model.enqueue(
        Script.empty().thenToolCall("c1", "look", "{}").thenUsage(Usage.of(10, 2)),
        Script.text("Three.").thenUsage(Usage.of(20, 5)));
    assertThat(answer(stateless(Message.user("How many?"))).usage()).isEqualTo(Usage.of(30, 7));
  }

  @Test
  void callsOfOneRoundRunAtOnceAndTheirResultsStandInTheOrderOfTheCalls() throws Exception {
    Gate gate = new Gate();
    lab.look.answer(call -> FunctionResult.of(call.arguments().text())).stall(gate);
    lab.model.enqueue(
        Script.empty()
            .thenToolCall("c1", "look", "{\"n\":1}")
            .thenToolCall("c2", "look", "{\"n\":2}")
            .thenToolCall("c3", "book", "{}"),
        Script.text("Done."));
    CompletableFuture<Completion> answer =
        CompletableFuture.supplyAsync(() -> answer(stateless(Message.user("Both?"))));
    gate.awaitReached();
    dev.parley.testkit.Await.until("both run", () -> lab.look.working() == 2);
    gate.open();
    assertThat(answer.get().text()).isEqualTo("Done.");
    assertThat(lab.sent())
        .containsExactly(
            "user: Both?",
            "assistant:  (look, look, book)",
            "tool: {\"n\":1}",
            "tool: {\"n\":2}",
            "tool: done");
  }

  @Test
  void wrongArgumentsAreToldToTheModelAndNothingRuns() {
    lab.model.enqueue(
        Script.empty().thenToolCall("c1", "look", "{wrong"),
        Script.empty().thenToolCall("c2", "look", "{}"),
        Script.text("Fine."));
    assertThat(answer(stateless(Message.user("Look"))).text()).isEqualTo("Fine.");
    assertThat(lab.sent()).contains("tool: arguments are wrong: mend them");
    assertThat(lab.look.invocations()).hasSize(1);
  }

  @Test
  void failureOfAFunctionIsAResult() {
    lab.look.crash(new IllegalStateException("password is hunter2"));
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("Sorry."));
    assertThat(answer(stateless(Message.user("Look"))).text()).isEqualTo("Sorry.");
    assertThat(lab.sent().getLast()).startsWith("tool: failed:").doesNotContain("hunter2");
  }

  @Test
  void longResultIsCutWithAMarker() {
    lab.model.window(1000);
    lab.look.answer("x".repeat(50_000));
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("Long."));
    assertThat(answer(stateless(Message.user("Look"))).text()).isEqualTo("Long.");
    assertThat(lab.sent().getLast()).contains("49000 characters left out").hasSizeLessThan(1100);
  }

  @Test
  void functionThatTakesTooLongIsStoppedAndTheModelTold() {
    lab.limits = new LoopLimits(8, 32, OptionalLong.empty(), Duration.ofMillis(50), 3);
    lab.look.stall(new Gate());
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("Late."));
    assertThat(answer(stateless(Message.user("Look"))).text()).isEqualTo("Late.");
    assertThat(lab.sent().getLast()).startsWith("tool: failed: it took longer than");
  }

  @Test
  void afterTheLastRoundTheModelIsAskedOnceForAnAnswerWithoutFunctions() {
    lab.limits = new LoopLimits(2, 32, OptionalLong.empty(), Duration.ofMinutes(2), 3);
    lab.model.otherwise(
        request ->
            request
                    .parameters()
                    .get(Parameter.TOOL_CHOICE)
                    .equals(java.util.Optional.of(RawJson.of("none")))
                ? Script.text("That is all.")
                : Script.empty()
                    .thenToolCall("c", "look", "{\"n\":" + lab.model.requests().size() + "}"));
    Completion answer = answer(stateless(Message.user("Look")));
    assertThat(answer.text()).isEqualTo("That is all.");
    assertThat(lab.model.requests()).hasSize(3);
    assertThat(lab.look.invocations()).hasSize(2);
    assertThat(lab.model.lastRequest().tools()).hasSize(4);
  }

  @Test
  void modelThatCallsOnWhenItMayNotEndsAllTheSame() {
    lab.limits = new LoopLimits(1, 32, OptionalLong.empty(), Duration.ofMinutes(2), 3);
    lab.model.otherwise(request -> Script.text("Hm.").thenToolCall("c", "look", "{}"));
    Completion answer = answer(remembered(Message.user("Look")));
    assertThat(answer.text()).isEqualTo("Hm.\n\nHm.");
    assertThat(reason(answer)).isEqualTo(FinishReason.STOP);
    assertThat(lab.log().getLast()).isEqualTo("assistant: Hm.");
    assertThat(lab.model.requests()).hasSize(2);
  }

  @Test
  void oneCallTooManyIsNotRun() {
    lab.limits = new LoopLimits(8, 1, OptionalLong.empty(), Duration.ofMinutes(2), 3);
    lab.model.enqueue(
        Script.empty()
            .thenToolCall("c1", "look", "{\"n\":1}")
            .thenToolCall("c2", "look", "{\"n\":2}"),
        Script.text("One."));
    assertThat(answer(stateless(Message.user("Look"))).text()).isEqualTo("One.");
    assertThat(lab.look.invocations()).hasSize(1);
    assertThat(lab.sent().getLast()).startsWith("tool: not run: this turn has had its 1 calls");
  }

  @Test
  void modelThatGoesRoundInCirclesIsToldAndEnds() {
    lab.model.otherwise(
        request ->
            request.parameters().get(Parameter.TOOL_CHOICE).isPresent()
                ? Script.text("I give up.")
                : Script.empty().thenToolCall("c", "look", "{}"));
    assertThat(answer(stateless(Message.user("Look"))).text()).isEqualTo("I give up.");
    assertThat(lab.look.invocations()).hasSize(LoopLimits.DEFAULT_SAME_CALLS);
    assertThat(lab.model.requests()).hasSize(LoopLimits.DEFAULT_SAME_CALLS + 2);
  }

  @Test
  void callThatChangesSomethingRunsOnceHoweverOftenItIsMade() {
    lab.model.enqueue(
        Script.empty().thenToolCall("c1", "book", "{}").thenToolCall("c2", "book", "{}"),
        Script.empty().thenToolCall("c1", "book", "{}"),
        Script.text("Booked."));
    assertThat(answer(remembered(Message.user("Book"))).text()).isEqualTo("Booked.");
    assertThat(lab.book.deeds()).hasSize(1);
  }

  @Test
  void answerThatWasCutOffInACallRunsNothing() {
    lab.model.enqueue(
        Script.text("Well").thenToolCall("c1", "book", "{}").thenFinish(FinishReason.LENGTH));
    Completion answer = answer(remembered(Message.user("Book")));
    assertThat(reason(answer)).isEqualTo(FinishReason.LENGTH);
    assertThat(lab.book.invocations()).isEmpty();
    assertThat(lab.log()).containsExactly("user: Book", "assistant: Well");
  }

  @Test
  void toolThatHadToBeUsedIsFreeAfterTheFirstRound() {
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("Seen."));
    ChatCall call = stateless(Message.user("Look"));
    answer(call.withRequest(call.request().with(Parameter.TOOL_CHOICE, RawJson.of("required"))));
    assertThat(lab.model.requests().getFirst().parameters().get(Parameter.TOOL_CHOICE)).isPresent();
    assertThat(lab.model.lastRequest().parameters().get(Parameter.TOOL_CHOICE)).isEmpty();
  }

  @Test
  void eventsTellOfEachCallAsItBeginsAndEnds() {
    lab.look.answer("three");
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("Three."));
    List<String> seen = new ArrayList<>();
    ChatReply reply = lab.engine().chat(stateless(Message.user("Look")));
    while (reply.hasNext()) {
      ChatDelta piece = reply.next();
      reply.events().forEach(event -> seen.add(told(event)));
      if (!piece.text().isEmpty()) {
        seen.add(piece.text());
      }
    }
    assertThat(seen).containsExactly("look?", "look: three", "Three.");
    assertThat(reply.functions()).extracting(FunctionRun::name).containsExactly("look");
  }

  private static String told(FunctionEvent event) {
    return switch (event) {
      case FunctionEvent.Started started -> started.name() + "?";
      case FunctionEvent.Ended ended -> ended.run().name() + ": " + ended.run().result().text();
    };
  }

  @Test
  void requestMayChooseItsFunctions() {
    ChatCall none = FunctionLab.call(null, List.of(), Message.user("Hi"));
    answer(none);
    assertThat(lab.model.lastRequest().tools()).isEmpty();
    answer(FunctionLab.call(null, List.of("look"), Message.user("Hi")));
    assertThat(lab.model.lastRequest().tools()).hasSize(1);
    assertThatThrownBy(() -> answer(FunctionLab.call(null, List.of("lok"), Message.user("Hi"))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("parley.functions[0]")
        .hasMessageContaining("look");
  }

  @Test
  void severalAnswersAtOnceAreRefusedWhereFunctionsMayRun() {
    ChatCall call = stateless(Message.user("Hi"));
    assertThatThrownBy(() -> answer(call.withRequest(call.request().with(Parameter.N, 2L))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("n is 2");
  }

  @Test
  void callsWithTheSameIdAreToldApart() {
    lab.look.answer(call -> FunctionResult.of(call.arguments().text()));
    lab.model.enqueue(
        Script.empty().thenToolCall("call_0", "look", "{\"n\":1}"),
        Script.empty().thenToolCall("call_0", "look", "{\"n\":2}"),
        Script.text("Both."));
    answer(remembered(Message.user("Look")));
    assertThat(lab.log())
        .containsExactly(
            "user: Look",
            "assistant:  (look)",
            "tool: {\"n\":1}",
            "assistant:  (look)",
            "tool: {\"n\":2}",
            "assistant: Both.");
  }

  @Test
  void toolOfAnotherServerIsToldWithoutADotAndFoundAllTheSame() {
    lab.model.enqueue(Script.empty().thenToolCall("c1", "wiki__find", "{}"), Script.text("Found."));
    answer(stateless(Message.user("Find")));
    assertThat(lab.model.lastRequest().tools())
        .extracting(tool -> ((FunctionTool) tool).function().name())
        .containsExactly("look", "book", "pay", "wiki__find");
    assertThat(lab.wiki.invocations()).hasSize(1);
  }

  @Test
  void callOfTheCallersThatWasCutOffIsNotSaidToBeWhole() {
    lab.model.enqueue(
        Script.empty().thenToolCall("c1", "own", "{\"a\":").thenFinish(FinishReason.LENGTH));
    Completion answer = answer(FunctionLab.withTool(stateless(Message.user("Go")), "own"));
    assertThat(reason(answer)).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void toolsThatMayBeUsedStayThoseInLaterRounds() {
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("Seen."));
    RawJson allowed =
        new RawJson(
            "{\"type\":\"allowed_tools\",\"allowed_tools\":{\"mode\": \"required\",\"tools\":[]}}");
    ChatCall call = stateless(Message.user("Look"));
    answer(call.withRequest(call.request().with(Parameter.TOOL_CHOICE, allowed)));
    assertThat(lab.model.lastRequest().parameters().get(Parameter.TOOL_CHOICE))
        .hasValueSatisfying(
            choice -> assertThat(choice.text()).contains("allowed_tools", "\"mode\":\"auto\""));
  }
}

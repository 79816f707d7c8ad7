// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class CallTranslationTest {
  private static final FunctionDefinition WEATHER =
      new FunctionDefinition("weather", "of a city", new RawJson("{}"), null, Extras.NONE);
  private static final FunctionCall CALL =
      new FunctionCall("weather", "{\"city\":\"Oslo\"}", Extras.NONE);
  private static final Message QUESTION = Message.user("Weather in Oslo?");
  private static final FunctionMessage RESULT =
      new FunctionMessage(new TextContent("rain"), "weather", Extras.NONE);
  private static final CompletionHead HEAD = CompletionHead.of("chatcmpl-1", 1, "m");

  @Provide
  Arbitrary<Completion> completions() {
    return ChatArbitraries.streamedCompletions()
        .filter(
            answer ->
                answer.choices().stream()
                    .allMatch(choice -> choice.message().functionCall() == null));
  }

  @Example
  void aRequestWithFunctionsIsAskedWithTools() {
    ChatRequest asked =
        new FunctionsAsTools(older("{\"name\":\"weather\"}", QUESTION, called(), RESULT)).asked();

    assertThat(asked.functions()).isEmpty();
    assertThat(asked.tools()).containsExactly(new FunctionTool(WEATHER, Extras.NONE));
    assertThat(asked.parameters().fields())
        .containsOnlyKeys("tool_choice")
        .containsEntry(
            "tool_choice",
            new RawJson("{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}"));
    assertThat(asked.messages())
        .containsExactly(
            QUESTION,
            AssistantMessage.of(null, List.of(new FunctionToolCall("call_1", CALL, Extras.NONE))),
            Message.tool("call_1", "rain"));
  }

  @Example
  void eachResultAnswersTheCallBeforeIt() {
    ChatRequest asked =
        new FunctionsAsTools(older("\"auto\"", QUESTION, called(), RESULT, called(), RESULT))
            .asked();

    assertThat(asked.parameters().get("tool_choice")).contains(RawJson.of("auto"));
    assertThat(asked.messages().stream().filter(ToolMessage.class::isInstance))
        .extracting(message -> ((ToolMessage) message).toolCallId())
        .containsExactly("call_1", "call_2");
  }

  @Example
  void theAnswersCallComesBackAsAFunctionCall() {
    FunctionsAsTools translation = new FunctionsAsTools(older("\"auto\"", QUESTION));
    CompletionAssembler sum = new CompletionAssembler();
    List.of(
            said(new ToolCallDelta(0, "x", "function", part("weather", ""), null, Extras.NONE)),
            said(new ToolCallDelta(0, null, null, part(null, "{}"), null, Extras.NONE)),
            said(new ToolCallDelta(1, "y", "function", part("weather", "[]"), null, Extras.NONE)),
            piece(ChoiceDelta.finished(0, FinishReason.TOOL_CALLS)))
        .forEach(piece -> sum.add(translation.answered(piece)));

    Choice choice = sum.completion().choices().getFirst();
    assertThat(choice.finishReason()).isEqualTo(FinishReason.FUNCTION_CALL);
    assertThat(choice.message().toolCalls()).isEmpty();
    assertThat(choice.message().functionCall())
        .isEqualTo(new FunctionCall("weather", "{}", Extras.NONE));
  }

  @Example
  void aRequestInTheFormThatTheModelKnowsIsNotTouched() {
    ChatRequest newer = newer("\"auto\"", QUESTION);
    ChatRequest older = older("\"auto\"", QUESTION);

    assertThat(new FunctionsAsTools(newer).asked()).isSameAs(newer);
    assertThat(new ToolsAsFunctions(older, () -> "1").asked()).isSameAs(older);
    ChatDelta piece =
        said(new ToolCallDelta(0, "x", "function", part("weather", ""), null, Extras.NONE));
    assertThat(new FunctionsAsTools(newer).answered(piece)).isSameAs(piece);
  }

  @Example
  void aRequestWithToolsIsAskedWithFunctionsAndEachCallHasItsResultBehindIt() {
    List<ToolCall> calls =
        List.of(
            new FunctionToolCall("a", CALL, Extras.NONE),
            new FunctionToolCall("b", CALL, Extras.NONE));
    ChatRequest asked =
        new ToolsAsFunctions(
                newer(
                    "{\"type\": \"function\", \"function\": {\"name\" : \"weather\"}}",
                    QUESTION,
                    AssistantMessage.of(new TextContent("Let me look."), calls),
                    Message.tool("a", "rain"),
                    Message.tool("b", "snow")),
                () -> "1")
            .asked();

    assertThat(asked.tools()).isEmpty();
    assertThat(asked.functions()).containsExactly(WEATHER);
    assertThat(asked.parameters().fields())
        .isEqualTo(Map.of("function_call", new RawJson("{\"name\":\"weather\"}")));
    assertThat(asked.messages())
        .extracting(Message::role)
        .containsExactly(Role.USER, Role.ASSISTANT, Role.FUNCTION, Role.ASSISTANT, Role.FUNCTION);
    assertThat(asked.messages()).extracting(Message::text).contains("rain", "snow");
    assertThat(asked.messages().get(3)).isEqualTo(called());
  }

  @Example
  void aFunctionCallOfTheAnswerComesBackAsAToolCall() {
    ToolsAsFunctions translation = new ToolsAsFunctions(newer("\"required\"", QUESTION), () -> "1");
    CompletionAssembler sum = new CompletionAssembler();
    List.of(
            piece(function(part("weather", ""))),
            piece(function(part(null, "{}"))),
            piece(ChoiceDelta.finished(0, FinishReason.FUNCTION_CALL)))
        .forEach(piece -> sum.add(translation.answered(piece)));

    assertThat(translation.asked().parameters().fields()).isEmpty();
    Choice choice = sum.completion().choices().getFirst();
    assertThat(choice.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(choice.message().toolCalls())
        .containsExactly(
            new FunctionToolCall(
                "call_1", new FunctionCall("weather", "{}", Extras.NONE), Extras.NONE));
  }

  @Example
  void callsOfOtherToolsStayToolCalls() {
    FunctionsAsTools translation = new FunctionsAsTools(older("\"auto\"", QUESTION));
    CompletionAssembler sum = new CompletionAssembler();
    List.of(
            said(new ToolCallDelta(0, "x", "function", part("search", "{}"), null, Extras.NONE)),
            said(new ToolCallDelta(1, "y", "function", part("weather", "{}"), null, Extras.NONE)),
            piece(ChoiceDelta.finished(0, FinishReason.TOOL_CALLS)))
        .forEach(piece -> sum.add(translation.answered(piece)));

    Choice choice = sum.completion().choices().getFirst();
    assertThat(choice.message().toolCalls()).extracting(ToolCall::id).containsExactly("x");
    assertThat(choice.message().functionCall())
        .isEqualTo(new FunctionCall("weather", "{}", Extras.NONE));
    assertThat(choice.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
  }

  @Property
  void anAnswerTurnedIsCanonicalHoweverItIsCut(
      @ForAll("completions") Completion completion, @ForAll Random random) {
    CanonicalStream stream = new CanonicalStream(() -> "made");
    StreamedPieces.of(completion, random).forEach(stream::add);
    stream.end();
    FunctionsAsTools translation = new FunctionsAsTools(older("\"auto\"", QUESTION));
    List<ChatDelta> sent = new ArrayList<>();
    for (ChatDelta piece = stream.poll(); piece != null; piece = stream.poll()) {
      sent.add(translation.answered(piece));
    }

    CanonicalForm.check(sent);
  }

  private static ChatRequest older(String choice, Message... messages) {
    return new ChatRequest(
        new ModelId("m"),
        List.of(messages),
        List.of(),
        List.of(WEATHER),
        Parameters.NONE.with("function_call", new RawJson(choice)));
  }

  private static ChatRequest newer(String choice, Message... messages) {
    return new ChatRequest(
        new ModelId("m"),
        List.of(messages),
        List.of(new FunctionTool(WEATHER, Extras.NONE)),
        List.of(),
        Parameters.NONE.with("tool_choice", new RawJson(choice)));
  }

  private static AssistantMessage called() {
    return new AssistantMessage(null, null, null, List.of(), CALL, Extras.NONE);
  }

  private static CallDelta part(@Nullable String name, String arguments) {
    return new CallDelta(name, arguments, Extras.NONE);
  }

  private static ChatDelta said(ToolCallDelta call) {
    return piece(
        new ChoiceDelta(
            0, null, null, null, List.of(call), null, null, null, Extras.NONE, Extras.NONE));
  }

  private static ChoiceDelta function(CallDelta call) {
    return new ChoiceDelta(
        0, null, null, null, List.of(), call, null, null, Extras.NONE, Extras.NONE);
  }

  private static ChatDelta piece(ChoiceDelta choice) {
    return new ChatDelta(HEAD, List.of(choice), null, Extras.NONE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalStreamTest {
  private static final CompletionHead HEAD = CompletionHead.of("chatcmpl-1", 1_763_712_000, "m");
  private static final Usage USAGE = new Usage(1, 2, 3, null, null, Extras.NONE);

  @Provide
  Arbitrary<Completion> completions() {
    return ChatArbitraries.streamedCompletions();
  }

  @Provide
  Arbitrary<Completion> calling() {
    Arbitrary<String> arguments =
        Arbitraries.of(
            "{}", "{\"city\": \"Oslo\"}", "{\"a\":{\"b\":[1,\"}{\\\"]\"]}}", "{\"t\":\"日本\\\\\"}");
    Arbitrary<FunctionCall> functions =
        Combinators.combine(Arbitraries.of("f", "g", "get_weather"), arguments)
            .as((name, text) -> new FunctionCall(name, text, Extras.NONE));
    return Combinators.combine(
            functions.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of("", "Let me look."))
        .as(CanonicalStreamTest::calls);
  }

  @Provide
  Arbitrary<QuirkyPieces.Habits> habits() {
    return Combinators.combine(
            Arbitraries.of(QuirkyPieces.Ids.class),
            Arbitraries.of(QuirkyPieces.Indexes.class),
            Arbitraries.of(QuirkyPieces.Names.class),
            Arbitraries.of(QuirkyPieces.Order.class),
            Arbitraries.of(FinishReason.STOP, FinishReason.TOOL_CALLS).injectNull(0.3))
        .as(QuirkyPieces.Habits::new)
        .filter(QuirkyPieces.Habits::isClear);
  }

  private static Completion calls(List<FunctionCall> functions, String text) {
    List<ToolCall> calls = new ArrayList<>();
    for (FunctionCall function : functions) {
      calls.add(new FunctionToolCall("call_" + calls.size(), function, Extras.NONE));
    }
    AssistantMessage message =
        AssistantMessage.of(text.isEmpty() ? null : new TextContent(text), calls);
    Choice choice = new Choice(0, message, FinishReason.TOOL_CALLS, null, Extras.NONE);
    return new Completion(HEAD, List.of(choice), USAGE, Extras.NONE);
  }

  @Property
  void aCompletionCutAnywhereIsCanonicalAndSaysTheSame(
      @ForAll("completions") Completion completion, @ForAll Random random) {
    List<ChatDelta> sent = sent(StreamedPieces.of(completion, random));

    CanonicalForm.check(sent);
    assertThat(assembled(sent)).isEqualTo(CanonicalCompletion.of(completion, () -> "made"));
  }

  @Property(tries = 2000)
  void callsAreTheSameWhateverTheHabitsOfTheirProvider(
      @ForAll("calling") Completion completion,
      @ForAll("habits") QuirkyPieces.Habits habits,
      @ForAll Random random) {
    List<ChatDelta> given = QuirkyPieces.of(completion, habits, random);
    List<ChatDelta> sent = sent(given);

    CanonicalForm.check(sent);
    assertThat(assembled(sent))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(
            habits.ids() == QuirkyPieces.Ids.NONE ? ".*toolCalls\\.id" : "none")
        .isEqualTo(completion);
    assertThat(reassembledCalls(given))
        .as("put together without having been made canonical")
        .isEqualTo(functions(completion));
  }

  @Property
  void whatIsCanonicalComesOutAsItWentIn(
      @ForAll("calling") Completion completion,
      @ForAll("habits") QuirkyPieces.Habits habits,
      @ForAll Random random) {
    Assume.that(habits.order() != QuirkyPieces.Order.MIXED);
    List<ChatDelta> once = sent(QuirkyPieces.of(completion, habits, random));

    assertThat(sent(once)).isEqualTo(once);
  }

  @Example
  void aCanonicalPieceIsNotBuiltAgain() {
    ChatDelta first = piece(introduced(0, "call_1", "f"));
    ChatDelta later = piece(argued(0, "{\"a\""));
    CanonicalStream stream = new CanonicalStream(() -> "made");
    stream.add(piece(begun()));
    stream.add(first);
    stream.add(later);

    assertThat(stream.poll()).isNotNull();
    assertThat(stream.poll()).isSameAs(first);
    assertThat(stream.poll()).isSameAs(later);
    assertThat(stream.poll()).isNull();
  }

  @Example
  void oneIdForAllCallsBecomesAnIdForEach() {
    List<ChatDelta> sent =
        sent(
            List.of(
                piece(whole(0, "x", "f", "{\"a\":1}")), piece(whole(1, "x", "f", "{\"a\":1}"))));

    assertThat(calls(assembled(sent))).extracting(ToolCall::id).containsExactly("x", "made_1");
  }

  @Example
  void aCallSentASecondTimeWholeIsOneCall() {
    List<ChatDelta> sent =
        sent(List.of(piece(whole(0, "x", "f", "{}")), piece(whole(0, "x", "f", "{}"))));

    assertThat(calls(assembled(sent)))
        .containsExactly(new FunctionToolCall("x", function("f", "{}"), Extras.NONE));
  }

  @Example
  void anIdThatChangesWithEachPieceIsOneCall() {
    List<ChatDelta> sent =
        sent(
            List.of(
                piece(introduced(0, "a", "f")),
                piece(said(new ToolCallDelta(0, "b", null, argument("{\"x\""), null, Extras.NONE))),
                piece(said(new ToolCallDelta(0, "c", null, argument(":1}"), null, Extras.NONE)))));

    assertThat(calls(assembled(sent)))
        .containsExactly(new FunctionToolCall("a", function("f", "{\"x\":1}"), Extras.NONE));
  }

  @Example
  void piecesWithoutAnIndexGoToTheCallThatCountsFromOne() {
    List<ChatDelta> sent = sent(List.of(piece(introduced(1, "a", "f")), piece(argued(0, "{}"))));

    assertThat(calls(assembled(sent)))
        .containsExactly(new FunctionToolCall("a", function("f", "{}"), Extras.NONE));
  }

  @Example
  void aCallThatBreaksOffBeforeItsArgumentsIsSentAllTheSame() {
    ToolCallDelta begun = new ToolCallDelta(0, "a", "function", null, null, Extras.NONE);
    List<ChatDelta> sent =
        sent(List.of(piece(said(begun)), piece(ChoiceDelta.finished(0, FinishReason.LENGTH))));

    CanonicalForm.check(sent);
    assertThat(calls(assembled(sent)))
        .containsExactly(new FunctionToolCall("a", function("", ""), Extras.NONE));
  }

  @Example
  void whatComesAfterAFinishReasonIsNotLostAndTheReasonComesLast() {
    List<ChatDelta> sent =
        sent(
            List.of(
                piece(ChoiceDelta.text(0, "a")),
                piece(ChoiceDelta.finished(0, FinishReason.STOP)),
                piece(whole(0, "x", "f", "{}")),
                new ChatDelta(HEAD, List.of(), USAGE, Extras.NONE)));

    CanonicalForm.check(sent);
    assertThat(sent.getLast().usage()).isEqualTo(USAGE);
    assertThat(assembled(sent).choices().getFirst().finishReason())
        .isEqualTo(FinishReason.TOOL_CALLS);
  }

  @Example
  void nothingButTheEndWaits() {
    CanonicalStream stream = new CanonicalStream(() -> "made");
    ChatDelta text = piece(begun());
    ChatDelta finish = piece(ChoiceDelta.finished(0, FinishReason.STOP));

    stream.add(text);
    assertThat(stream.poll()).isSameAs(text);
    stream.add(finish);
    assertThat(stream.poll()).isNull();
    stream.end();
    assertThat(stream.poll()).isSameAs(finish);
    assertThat(stream.poll()).isNull();
  }

  private static List<ChatDelta> sent(List<ChatDelta> given) {
    AtomicInteger made = new AtomicInteger();
    CanonicalStream stream = new CanonicalStream(() -> "made_" + made.incrementAndGet());
    given.forEach(stream::add);
    stream.end();
    List<ChatDelta> sent = new ArrayList<>();
    for (ChatDelta piece = stream.poll(); piece != null; piece = stream.poll()) {
      sent.add(piece);
    }
    return sent;
  }

  private static Completion assembled(List<ChatDelta> pieces) {
    CompletionAssembler assembler = new CompletionAssembler();
    pieces.forEach(assembler::add);
    return assembler.completion();
  }

  private static List<FunctionCall> reassembledCalls(List<ChatDelta> given) {
    return functions(assembled(given));
  }

  private static List<FunctionCall> functions(Completion completion) {
    return calls(completion).stream().map(call -> ((FunctionToolCall) call).function()).toList();
  }

  private static List<ToolCall> calls(Completion completion) {
    return completion.choices().getFirst().message().toolCalls();
  }

  private static ChatDelta piece(ChoiceDelta choice) {
    return new ChatDelta(HEAD, List.of(choice), null, Extras.NONE);
  }

  private static ChoiceDelta begun() {
    return new ChoiceDelta(
        0, Role.ASSISTANT, "", null, List.of(), null, null, null, Extras.NONE, Extras.NONE);
  }

  private static ChoiceDelta introduced(int index, String id, String name) {
    return whole(index, id, name, "");
  }

  private static ChoiceDelta whole(int index, String id, String name, String arguments) {
    CallDelta part = new CallDelta(name, arguments, Extras.NONE);
    return said(new ToolCallDelta(index, id, "function", part, null, Extras.NONE));
  }

  private static ChoiceDelta argued(int index, String arguments) {
    return said(new ToolCallDelta(index, null, null, argument(arguments), null, Extras.NONE));
  }

  private static CallDelta argument(String text) {
    return new CallDelta(null, text, Extras.NONE);
  }

  private static FunctionCall function(String name, String arguments) {
    return new FunctionCall(name, arguments, Extras.NONE);
  }

  private static ChoiceDelta said(ToolCallDelta call) {
    return new ChoiceDelta(
        0, null, null, null, List.of(call), null, null, null, Extras.NONE, Extras.NONE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CompletionAssemblerTest {
  private static final CompletionHead HEAD = CompletionHead.of("chatcmpl-1", 1_763_712_000, "m");

  @Provide
  Arbitrary<Completion> completions() {
    return ChatArbitraries.streamedCompletions();
  }

  @Property(tries = 1000)
  void aCompletionSentAsOnePieceComesBackEqual(@ForAll("completions") Completion completion) {
    assertThat(assembled(List.of(ChatDelta.of(completion)))).isEqualTo(completion);
  }

  @Property(tries = 1000)
  void aCompletionCutAnywhereComesBackEqual(
      @ForAll("completions") Completion completion, @ForAll Random random) {
    assertThat(assembled(StreamedPieces.of(completion, random))).isEqualTo(completion);
  }

  @Example
  void contentInPartsStaysInParts() {
    PartsContent parts =
        new PartsContent(
            List.of(
                new TextPart("a", Extras.NONE),
                new OtherPart(new RawJson("{\"type\":\"thinking\"}")),
                new TextPart("b", Extras.NONE)));
    Choice choice =
        new Choice(0, AssistantMessage.of(parts, List.of()), FinishReason.STOP, null, Extras.NONE);
    ChatDelta piece = ChatDelta.of(new Completion(HEAD, List.of(choice), null, Extras.NONE));

    assertThat(piece.text()).isEqualTo("ab");
    assertThat(assembled(List.of(piece)).choices().getFirst()).isEqualTo(choice);
  }

  @Example
  void choicesAreOrderedByIndexWhateverTheOrderTheyCameIn() {
    Completion completion =
        assembled(List.of(piece(ChoiceDelta.text(1, "b")), piece(ChoiceDelta.text(0, "a"))));

    assertThat(completion.choices()).extracting(Choice::index).containsExactly(0, 1);
    assertThat(completion.text()).isEqualTo("a");
  }

  @Example
  void twoCallsUnderOneIndexAreToldApartById() {
    Completion completion =
        assembled(
            List.of(piece(call(0, "call_1", "f", "{}")), piece(call(0, "call_2", "g", "[]"))));

    assertThat(completion.choices().getFirst().message().toolCalls())
        .extracting(ToolCall::id)
        .containsExactly("call_1", "call_2");
  }

  @Example
  void aCallBrokenOffAfterItsTypeIsStillOfThatType() {
    ToolCallDelta begun = new ToolCallDelta(0, "call_1", "custom", null, null, Extras.NONE);

    assertThat(assembledCall(begun))
        .isEqualTo(
            new CustomToolCall(
                "call_1", new CustomToolCall.CustomCall("", "", Extras.NONE), Extras.NONE));
  }

  @Example
  void aCallWithAFunctionIsAFunctionCallWhateverItsType() {
    FunctionCall function = new FunctionCall("f", "{}", Extras.NONE);
    ToolCallDelta odd =
        new ToolCallDelta(0, "call_1", "", CallDelta.of(function), null, Extras.NONE);

    assertThat(assembledCall(odd)).isEqualTo(new FunctionToolCall("call_1", function, Extras.NONE));
  }

  @Example
  void unknownTextAddsUpAndOtherUnknownFieldsKeepTheLatestWord() {
    Completion completion =
        assembled(
            List.of(
                unknown("reasoning", RawJson.of("think \ud83d")),
                unknown("reasoning", RawJson.of("\ude00 \"more\"")),
                unknown("step", RawJson.of(1)),
                unknown("step", RawJson.of(2)),
                unknown("mixed", RawJson.of("a")),
                unknown("mixed", RawJson.of(1)),
                unknown("mixed", RawJson.of("b")),
                unknown("mixed", RawJson.of("c"))));

    Extras extras = completion.choices().getFirst().message().extras();
    assertThat(extras.get("reasoning").orElseThrow().asString()).isEqualTo("think 😀 \"more\"");
    assertThat(extras.get("step")).contains(RawJson.of(2));
    assertThat(extras.get("mixed").orElseThrow().asString()).isEqualTo("bc");
  }

  @Example
  void theLatestHeadSaysWhatServedItAndTheFirstWhoItIs() {
    CompletionAssembler assembler = new CompletionAssembler();
    assembler.add(new ChatDelta(HEAD, List.of(), null, Extras.NONE));
    assembler.add(
        new ChatDelta(
            new CompletionHead("other", 2, "n", "fp", "flex"), List.of(), null, Extras.NONE));

    assertThat(assembler.completion().head())
        .isEqualTo(new CompletionHead("chatcmpl-1", 1_763_712_000, "m", "fp", "flex"));
  }

  @Example
  void aHeadThatComesLateNamesTheAnswerAllTheSame() {
    CompletionAssembler assembler = new CompletionAssembler();
    assembler.add(new ChatDelta(CompletionHead.of("", 0, ""), List.of(), null, Extras.NONE));
    assembler.add(new ChatDelta(HEAD, List.of(), null, Extras.NONE));

    assertThat(assembler.completion().head()).isEqualTo(HEAD);
  }

  @Example
  void askedMidwayItGivesWhatThereIsAndGoesOn() {
    CompletionAssembler assembler = new CompletionAssembler();
    assembler.add(piece(ChoiceDelta.text(0, "Hel")));
    assertThat(assembler.completion().text()).isEqualTo("Hel");
    assembler.add(piece(ChoiceDelta.text(0, "lo")));
    assertThat(assembler.completion().text()).isEqualTo("Hello");
  }

  @Example
  void withoutAPieceThereIsNoCompletion() {
    CompletionAssembler assembler = new CompletionAssembler();
    assertThat(assembler.isEmpty()).isTrue();
    assertThatIllegalStateException().isThrownBy(assembler::completion);
  }

  private static Completion assembled(List<ChatDelta> pieces) {
    CompletionAssembler assembler = new CompletionAssembler();
    pieces.forEach(assembler::add);
    return assembler.completion();
  }

  private static ToolCall assembledCall(ToolCallDelta delta) {
    return assembled(List.of(piece(said(delta))))
        .choices()
        .getFirst()
        .message()
        .toolCalls()
        .getFirst();
  }

  private static ChatDelta piece(ChoiceDelta choice) {
    return new ChatDelta(HEAD, List.of(choice), null, Extras.NONE);
  }

  private static ChoiceDelta call(int index, String id, String name, String arguments) {
    CallDelta function = new CallDelta(name, arguments, Extras.NONE);
    return said(new ToolCallDelta(index, id, "function", function, null, Extras.NONE));
  }

  private static ChoiceDelta said(ToolCallDelta call) {
    return new ChoiceDelta(
        0, null, null, null, List.of(call), null, null, null, Extras.NONE, Extras.NONE);
  }

  private static ChatDelta unknown(String name, RawJson value) {
    return piece(
        new ChoiceDelta(
            0, null, null, null, List.of(), null, null, null, Extras.of(name, value), Extras.NONE));
  }
}

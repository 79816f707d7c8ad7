// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalCompletionTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          stop,           '',           stop
          stop,           {},           tool_calls
          stop,           '{"a":',      length
          tool_calls,     '',           stop
          tool_calls,     {},           tool_calls
          tool_calls,     '{"a": "b',   length
          function_call,  '',           stop
          function_call,  {},           tool_calls
          length,         {},           length
          content_filter, {},           content_filter
          max_tokens,     '',           length
          end_turn,       {},           tool_calls
          EOS,            '',           stop
          odd,            {},           odd
          ,               '',           stop
          ,               {},           tool_calls
          """)
  void aFinishReasonIsTrue(@Nullable String said, String arguments, String really) {
    List<ToolCall> calls =
        arguments.isEmpty()
            ? List.of()
            : List.of(new FunctionToolCall("call_1", function(arguments), Extras.NONE));

    assertThat(reason(said, AssistantMessage.of(null, calls))).isEqualTo(FinishReason.of(really));
  }

  @Test
  void aCallOfTheOlderFormEndsWithItsOwnReason() {
    AssistantMessage message =
        new AssistantMessage(null, null, null, List.of(), function("{}"), Extras.NONE);

    assertThat(reason("stop", message)).isEqualTo(FinishReason.FUNCTION_CALL);
  }

  @Test
  void freeTextOfACustomToolIsNeverCut() {
    CustomToolCall call =
        new CustomToolCall(
            "call_1", new CustomToolCall.CustomCall("sql", "select \"", Extras.NONE), Extras.NONE);

    assertThat(reason("stop", AssistantMessage.of(null, List.of(call))))
        .isEqualTo(FinishReason.TOOL_CALLS);
  }

  @Test
  void callsWithoutAnIdOfTheirOwnGetOne() {
    List<ToolCall> calls =
        List.of(
            new FunctionToolCall("", function("{}"), Extras.NONE),
            new FunctionToolCall("x", function("{}"), Extras.NONE),
            new OtherToolCall("x", "odd", Extras.NONE));

    Completion mended =
        CanonicalCompletion.of(
            completion("tool_calls", AssistantMessage.of(null, calls)), () -> "made");

    assertThat(mended.choices().getFirst().message().toolCalls())
        .extracting(ToolCall::id)
        .containsExactly("made", "x", "made");
  }

  @Test
  void whatIsWellIsNotBuiltAgain() {
    Completion completion = completion("stop", Message.assistant("Hello"));

    assertThat(CanonicalCompletion.of(completion, () -> "made")).isSameAs(completion);
  }

  private static @Nullable FinishReason reason(@Nullable String said, AssistantMessage message) {
    return CanonicalCompletion.of(completion(said, message), () -> "made")
        .choices()
        .getFirst()
        .finishReason();
  }

  private static Completion completion(@Nullable String said, AssistantMessage message) {
    FinishReason reason = said == null ? null : FinishReason.of(said);
    return new Completion(
        CompletionHead.of("chatcmpl-1", 1, "m"),
        List.of(new Choice(0, message, reason, null, Extras.NONE)),
        null,
        Extras.NONE);
  }

  private static FunctionCall function(String arguments) {
    return new FunctionCall("f", arguments, Extras.NONE);
  }
}

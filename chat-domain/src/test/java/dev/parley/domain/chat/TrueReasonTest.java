// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrueReasonTest {
  @ParameterizedTest
  @CsvSource({
    "STOP, NONE, stop",
    "Stop, TOOLS, tool_calls",
    "LENGTH, TOOLS, length",
    "TOOL_CALLS, TOOLS, tool_calls",
    "TOOL_CALLS, NONE, stop",
    "Content_Filter, NONE, content_filter",
    "FUNCTION_CALL, FUNCTION, function_call",
    "MAX_TOKENS, NONE, length",
    "end_turn, NONE, stop",
    "Own_Word, NONE, Own_Word"
  })
  void reasonsAreKnownInAnyCase(String said, TrueReason.Calls calls, String reason) {
    assertThat(TrueReason.of(FinishReason.of(said), calls, false).wireName()).isEqualTo(reason);
  }
}

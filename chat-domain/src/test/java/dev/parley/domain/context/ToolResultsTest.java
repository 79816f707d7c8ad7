// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.error.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolResultsTest {
  private static final Message CALL =
      AssistantMessage.of(
          null,
          List.of(
              new FunctionToolCall("a", new FunctionCall("add", "{}", Extras.NONE), Extras.NONE)));
  private static final Message ASKED = Message.user("2 + 2?");
  private static final Message RESULT = Message.tool("a", "4");

  @Test
  void callMayStandBeforeOrAmongTheMessages() {
    assertThatCode(() -> ToolResults.check(List.of(CALL), List.of(Message.tool("a", "4"))))
        .doesNotThrowAnyException();
    assertThatCode(() -> ToolResults.check(List.of(), List.of(CALL, Message.tool("a", "4"))))
        .doesNotThrowAnyException();
  }

  @Test
  void resultWithoutItsCallIsNamedByItsPath() {
    assertThatThrownBy(
            () -> ToolResults.check(List.of(), List.of(Message.user("Hi"), Message.tool("a", "4"))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("messages[1].tool_call_id is a: ");
  }

  @Test
  void onlyResultsContinueCalls() {
    assertThat(ToolResults.continueCalls(List.of(Message.user("Hi"), CALL))).isFalse();
    assertThat(ToolResults.continueCalls(List.of(Message.tool("a", "4")))).isTrue();
  }

  @Test
  void whatLeadsToTheOpenCallIsNotSaidTwice() {
    assertThat(ToolResults.unsaid(List.of(ASKED, CALL), List.of(ASKED, CALL, RESULT)))
        .containsExactly(RESULT);
  }

  @Test
  void callThatHasItsResultMayBeSaidAgain() {
    List<Message> example = List.of(ASKED, CALL, RESULT, Message.user("3 + 3?"));
    assertThat(ToolResults.unsaid(example, example)).isEqualTo(example);
    assertThat(ToolResults.unsaid(List.of(ASKED, CALL, RESULT), example)).isEqualTo(example);
  }

  @Test
  void newMessagesAreAllNew() {
    assertThat(ToolResults.unsaid(List.of(ASKED, CALL), List.of(RESULT))).containsExactly(RESULT);
    assertThat(ToolResults.unsaid(List.of(), List.of(ASKED, CALL, RESULT)))
        .containsExactly(ASKED, CALL, RESULT);
  }
}

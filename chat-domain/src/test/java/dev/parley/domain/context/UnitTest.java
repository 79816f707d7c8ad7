// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTest {
  private static final Message ASK = Message.user("2 + 2?");

  @Test
  void callsWithAllTheirResultsStay() {
    List<Message> whole =
        List.of(ASK, calling("a", "b"), Message.tool("b", "4"), Message.tool("a", "4"));
    assertThat(healed(whole)).isEqualTo(whole);
  }

  @Test
  void callWithoutItsResultIsLeftOutAndWhatElseWasSaidAndCalledStays() {
    assertThat(healed(List.of(ASK, calling("a", "b"), Message.tool("a", "4"))))
        .containsExactly(ASK, calling("a"), Message.tool("a", "4"));
    assertThat(healed(List.of(ASK, calling("a"))))
        .containsExactly(ASK, Message.assistant("let me see"));
  }

  @Test
  void callWithoutItsResultAndWithoutTextIsLeftOutWhole() {
    AssistantMessage silent = AssistantMessage.of(null, calling("a").toolCalls());
    assertThat(healed(List.of(ASK, silent))).containsExactly(ASK);
  }

  @Test
  void resultThatStandsBeforeItsCallIsLeftOut() {
    assertThat(healed(List.of(Message.tool("a", "4"), ASK, calling("a"))))
        .containsExactly(ASK, Message.assistant("let me see"));
  }

  @Test
  void resultThatIsGivenTwiceIsSentOnce() {
    Message result = Message.tool("a", "4");
    assertThat(healed(List.of(ASK, calling("a"), result, result)))
        .containsExactly(ASK, calling("a"), result);
  }

  @Test
  void resultOfAnotherCallIsLeftOut() {
    assertThat(healed(List.of(ASK, calling("a"), Message.tool("x", "?"), Message.tool("a", "4"))))
        .containsExactly(ASK, calling("a"), Message.tool("a", "4"));
  }

  @Test
  void olderFunctionResultNeedsItsCallRightBeforeIt() {
    FunctionCall call = new FunctionCall("add", "{}", Extras.NONE);
    Message calling = new AssistantMessage(null, null, null, List.of(), call, Extras.NONE);
    Message result = new FunctionMessage(new TextContent("4"), "add", Extras.NONE);
    assertThat(healed(List.of(ASK, calling, result))).containsExactly(ASK, calling, result);
    assertThat(healed(List.of(ASK, result))).containsExactly(ASK);
  }

  private static List<Message> healed(List<Message> messages) {
    List<Placed> placed = new ArrayList<>();
    messages.forEach(message -> placed.add(new Placed(placed.size() + 1, message, 0)));
    return new Unit(placed).healed().stream().map(Placed::message).toList();
  }

  private static AssistantMessage calling(String... ids) {
    List<ToolCall> calls = new ArrayList<>();
    for (String id : ids) {
      calls.add(new FunctionToolCall(id, new FunctionCall("add", "{}", Extras.NONE), Extras.NONE));
    }
    return AssistantMessage.of(new TextContent("let me see"), calls);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.error.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageListTest {
  private final MessageList format = new MessageList();

  @Test
  void whatIsWrittenReadsBackEqual() {
    FunctionCall call = new FunctionCall("look", "{\"n\":1}", Extras.NONE);
    List<Message> messages =
        List.of(
            Message.user("Wie viele?"),
            AssistantMessage.of(null, List.of(new FunctionToolCall("c1", call, Extras.NONE))),
            new ToolMessage(new TextContent("drei"), "c1", Extras.NONE));
    assertThat(format.read(format.write(messages))).isEqualTo(messages);
  }

  @Test
  void documentThatHoldsNoMessagesIsRefused() {
    assertThatThrownBy(() -> format.read(new RawJson("{\"role\":\"user\"}")))
        .isInstanceOf(InvalidRequestException.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatRequestTest {
  @Test
  void aRequestIsStreamedOnlyWhenItSaysSo() {
    ChatRequest request = ChatRequest.of("m", Message.user("hi"));
    assertThat(request.streamed()).isFalse();
    assertThat(request.with(Parameter.STREAM, true).streamed()).isTrue();
  }

  @Test
  void theListsOfARequestAreItsOwn() {
    List<Message> messages = new ArrayList<>(List.of(Message.user("hi")));
    ChatRequest request = ChatRequest.of("m").withMessages(messages);
    messages.clear();
    assertThat(request.messages()).hasSize(1);
  }

  @Test
  void aModelNeedsAName() {
    assertThatThrownBy(() -> ChatRequest.of(" "))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("model"));
  }

  @Test
  void theTextOfPartsIsTheirTextPartsJoined() {
    Content parts =
        new PartsContent(
            List.of(
                new TextPart("a", Extras.NONE),
                new RefusalPart("no", Extras.NONE),
                new TextPart("b", Extras.NONE)));
    assertThat(new UserMessage(parts, null, Extras.NONE).text()).isEqualTo("ab");
    assertThat(AssistantMessage.of(null, List.of()).text()).isEmpty();
  }

  @Test
  void onlySystemAndDeveloperMessagesInstruct() {
    assertThat(Message.system("s").isInstruction()).isTrue();
    assertThat(new DeveloperMessage(new TextContent("d"), null, Extras.NONE).isInstruction())
        .isTrue();
    assertThat(Message.user("u").isInstruction()).isFalse();
    assertThat(Message.tool("call_1", "t").isInstruction()).isFalse();
  }
}

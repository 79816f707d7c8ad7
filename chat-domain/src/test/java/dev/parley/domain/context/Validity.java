// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What providers refuse. */
final class Validity {
  private Validity() {}

  static void check(List<Message> sent, Capabilities capabilities) {
    long system = sent.stream().filter(Message::isInstruction).count();
    switch (capabilities.systemMessages()) {
      case MANY -> {
        // any number, anywhere
      }
      case ONE_FIRST ->
          assertThat(system == 0 || (system == 1 && sent.getFirst().isInstruction())).isTrue();
      case NONE -> assertThat(system).isZero();
    }
    Set<String> open = new HashSet<>();
    Message last = null;
    for (Message message : sent) {
      if (message instanceof ToolMessage result) {
        assertThat(open.remove(result.toolCallId())).as("the call of %s", result).isTrue();
      } else {
        assertThat(open).as("calls without results").isEmpty();
      }
      if (message instanceof AssistantMessage said) {
        said.toolCalls().stream().map(ToolCall::id).forEach(open::add);
        assertThat(
                said.content() != null
                    || !said.toolCalls().isEmpty()
                    || said.functionCall() != null)
            .isTrue();
      }
      if (message instanceof FunctionMessage result) {
        FunctionCall call = last instanceof AssistantMessage said ? said.functionCall() : null;
        assertThat(call != null && call.name().equals(result.name())).isTrue();
      }
      if (capabilities.roles() == Capabilities.Roles.ALTERNATING) {
        checkTurn(last, message);
      }
      last = message;
    }
    assertThat(open).as("calls without results").isEmpty();
  }

  private static void checkTurn(@Nullable Message last, Message next) {
    if (next instanceof UserMessage) {
      assertThat(last instanceof UserMessage).as("two users in a row").isFalse();
    }
    if (next instanceof AssistantMessage) {
      assertThat(last).isNotNull();
      assertThat(last.isInstruction()).as("an assistant begins").isFalse();
      assertThat(
              last instanceof AssistantMessage said
                  && said.toolCalls().isEmpty()
                  && said.functionCall() == null)
          .isFalse();
    }
  }
}

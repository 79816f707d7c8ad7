// SPDX-License-Identifier: Apache-2.0
package com.example.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Message;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import org.junit.jupiter.api.Test;

final class AssistantTest {
  private final ScriptedChatModel model = new ScriptedChatModel();
  private final InMemoryConversationStore store = new InMemoryConversationStore();

  @Test
  void secondQuestionIsAskedWithTheFirstTurnBeforeIt() {
    model.enqueue(Script.text("Hello Ada."), Script.text("Your name is Ada."));
    assertThat(new Assistant(model, store).ask("intro", "I am Ada.")).isEqualTo("Hello Ada.");

    var restarted = new Assistant(model, store);

    assertThat(restarted.ask("intro", "Who am I?")).isEqualTo("Your name is Ada.");
    assertThat(model.requests().getLast().messages())
        .extracting(Message::text)
        .endsWith("I am Ada.", "Hello Ada.", "Who am I?");
  }
}

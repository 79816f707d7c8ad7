// SPDX-License-Identifier: Apache-2.0
package com.example.embed;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.port.ChatModel;
import dev.parley.port.ConversationStore;
import dev.parley.port.Tokenizer;

/** What an application makes of Parley: its own class around the engine. */
public final class Assistant {
  private final ChatEngine engine;

  public <M extends ChatModel & Tokenizer> Assistant(M model, ConversationStore store) {
    engine = ChatEngine.builder().model(model).conversations(store).build();
  }

  public String ask(String conversation, String question) {
    return engine.reply(new ConversationId(conversation), question);
  }
}

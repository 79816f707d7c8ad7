// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples;

import dev.parley.adapter.llamacpp.LlamaCppChatModel;
import dev.parley.adapter.llamacpp.process.LlamaCppSettings;
import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.engine.chat.ChatEngine;
import java.nio.file.Path;

/** Chats with a local model that remembers: run it twice, and it goes on where it was. */
final class RemembersYou {
  public static void main(String[] args) {
    try (var model = LlamaCppChatModel.start(LlamaCppSettings.defaults());
        var database = SqliteDatabase.open(Path.of("parley.db"))) {
      var engine =
          ChatEngine.builder().model(model).conversations(database.conversations()).build();
      var ada = new ConversationId("ada");
      System.out.println(engine.reply(ada, "Hello! My name is Ada."));
      System.out.println(engine.reply(ada, "What is my name?"));
    }
  }
}

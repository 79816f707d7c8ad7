// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherTool;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolDefinition;

/**
 * Tokens that can be counted in one's head: each word is one, each message costs one more, and so
 * does the opening of the answer.
 */
final class Words {
  private Words() {}

  static int in(ChatRequest prompt) {
    int sum = 1;
    for (Message message : prompt.messages()) {
      sum += in(message);
    }
    for (ToolDefinition tool : prompt.tools()) {
      sum +=
          switch (tool) {
            case FunctionTool t -> in(t.function());
            case OtherTool t -> in(t.json().text());
          };
    }
    for (FunctionDefinition function : prompt.functions()) {
      sum += in(function);
    }
    return sum;
  }

  static int in(Message message) {
    int sum = 1 + in(message.text());
    if (message instanceof AssistantMessage assistant) {
      for (ToolCall call : assistant.toolCalls()) {
        sum += call instanceof FunctionToolCall c ? in(c.function()) : 1;
      }
      FunctionCall call = assistant.functionCall();
      sum += call == null ? 0 : in(call);
    }
    return sum;
  }

  static int in(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
  }

  private static int in(FunctionCall call) {
    return in(call.name()) + in(call.arguments());
  }

  private static int in(FunctionDefinition function) {
    String description = function.description();
    return in(function.name())
        + (description == null ? 0 : in(description))
        + (function.parameters() == null ? 0 : in(function.parameters().text()));
  }
}

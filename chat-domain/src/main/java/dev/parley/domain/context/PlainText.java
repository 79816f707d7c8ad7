// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RefusalPart;
import dev.parley.domain.chat.SystemMessage;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;

/**
 * Tells the messages whose estimated counts may be lowered by what other such messages taught: text
 * and nothing else, nearly all of it in ASCII. What a tokenizer needs for one script tells little
 * of another, and nothing of pictures, calls or fields that nobody here knows.
 */
public final class PlainText {
  /** One character of so many may be another. */
  private static final int OTHERS = 8;

  /** The templates of models that think leave out what ends so in earlier answers. */
  private static final String THOUGHT = "</think>";

  private PlainText() {}

  /** Whether the message is such text. */
  public static boolean is(Message message) {
    return isBare(message) && !message.text().contains(THOUGHT) && isNearlyAscii(message.text());
  }

  /** Whether the message holds pictures, sound, files or parts that nobody here knows. */
  public static boolean hasMedia(Message message) {
    return message.content() instanceof PartsContent parts
        && !parts.parts().stream()
            .allMatch(part -> part instanceof TextPart || part instanceof RefusalPart);
  }

  /** Whether a message is its text and nothing else. */
  public static boolean isBare(Message message) {
    Content content = message.content();
    if (!message.extras().isEmpty()
        || (content instanceof PartsContent parts
            && !parts.parts().stream().allMatch(TextPart.class::isInstance))) {
      return false;
    }
    return switch (message) {
      case AssistantMessage m ->
          m.toolCalls().isEmpty()
              && m.functionCall() == null
              && m.refusal() == null
              && m.name() == null;
      case UserMessage m -> m.name() == null;
      case SystemMessage m -> m.name() == null;
      case DeveloperMessage m -> m.name() == null;
      case ToolMessage m -> false;
      case FunctionMessage m -> false;
    };
  }

  private static boolean isNearlyAscii(String text) {
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      others += text.charAt(i) < 0x80 ? 0 : 1;
    }
    return others <= text.length() / OTHERS;
  }
}

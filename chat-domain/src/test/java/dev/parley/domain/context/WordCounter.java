// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherToolCall;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.ToolCall;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Counts a token for every eight characters of a word, and what a template adds.
 *
 * @param frame around each message
 * @param around the whole prompt, tools included
 * @param seam added where two messages of different roles meet; below 0 for what is spared there
 */
public record WordCounter(int frame, int around, int seam) implements TokenCounter {
  private static final int MEDIA = 50;

  @Override
  public TokenCount count(List<Message> prompt) {
    int sum = around;
    for (int i = 0; i < prompt.size(); i++) {
      sum += count(prompt.get(i)).tokens();
      if (i > 0 && prompt.get(i - 1).role() != prompt.get(i).role()) {
        sum += seam;
      }
    }
    return new TokenCount(Math.max(1, sum), true);
  }

  @Override
  public TokenCount count(Message message) {
    int sum = frame + content(message.content());
    if (message instanceof AssistantMessage said) {
      sum += said.toolCalls().stream().mapToInt(WordCounter::call).sum();
      FunctionCall older = said.functionCall();
      sum += older == null ? 0 : call(older);
    }
    return new TokenCount(sum, true);
  }

  @Override
  public OptionalInt atMost(List<Message> prompt) {
    return OptionalInt.empty();
  }

  private static int content(@Nullable Content content) {
    int media =
        content instanceof PartsContent parts
            ? MEDIA * (int) parts.parts().stream().filter(p -> !(p instanceof TextPart)).count()
            : 0;
    return media + (content == null ? 0 : words(content.text()));
  }

  private static int call(ToolCall call) {
    return switch (call) {
      case FunctionToolCall c -> call(c.function());
      case CustomToolCall c -> 1 + words(c.custom().input());
      case OtherToolCall c -> 1;
    };
  }

  private static int call(FunctionCall call) {
    return 1 + words(call.arguments());
  }

  private static int words(String text) {
    int tokens = 0;
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      word = text.charAt(i) == ' ' ? 0 : word + 1;
      tokens += word % 8 == 1 ? 1 : 0;
    }
    return tokens;
  }
}

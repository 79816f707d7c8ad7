// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.SystemMessage;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.context.PlainText;
import dev.parley.domain.context.TokenCount;
import dev.parley.json.ChatJson;
import dev.parley.port.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Counts as OpenAI's models do, and estimates from above for all others.
 *
 * <p>What a chat adds to its texts is OpenAI's published rule: three tokens for a message, one more
 * for a name, three that open the answer (OpenAI Cookbook, "How to count tokens with tiktoken").
 * Texts of known families are exact; calls, tools and names are written in a form that is not
 * published, so that their JSON is counted and the sum is an estimate.
 */
final class OpenAiTokenizer implements Tokenizer {
  private static final int MESSAGE = 3;
  private static final int ANSWER = 3;
  private static final int ROLE = 1;
  private static final int NAME = 1;

  /**
   * An image in high detail for GPT-4o; the true number depends on its size, which we never see.
   */
  private static final int MEDIA = 1445;

  /** Three bytes for a UTF-16 unit at most, and a token has a byte at least. */
  private static final int BYTES = 3;

  private static final int FRAME = 16;
  private static final Content EMPTY = new TextContent("");

  private final EncodingRegistry encodings = Encodings.newLazyEncodingRegistry();

  @Override
  public TokenCount count(ChatRequest prompt) {
    TokenCount sum = new TokenCount(ANSWER, true);
    for (Message message : prompt.messages()) {
      sum = sum.plus(count(prompt.model(), message));
    }
    return prompt.tools().isEmpty() && prompt.functions().isEmpty()
        ? sum
        : sum.plus(new TokenCount(tokens(prompt.model(), tools(prompt)), false));
  }

  @Override
  public TokenCount count(ModelId model, Message message) {
    int tokens = MESSAGE + ROLE + tokens(model, message.text());
    boolean exact = ModelFamily.of(model.value()).isPresent() && PlainText.isBare(message);
    if (!PlainText.isBare(message)) {
      tokens += media(message) * MEDIA + tokens(model, rest(message)) + NAME;
    }
    return new TokenCount(tokens, exact);
  }

  @Override
  public OptionalInt atMost(ChatRequest prompt) {
    long sum = ANSWER;
    for (Message message : prompt.messages()) {
      sum += FRAME + (long) BYTES * message.text().length();
      if (!PlainText.isBare(message)) {
        sum += (long) BYTES * rest(message).length() + (long) media(message) * MEDIA;
      }
    }
    if (!prompt.tools().isEmpty() || !prompt.functions().isEmpty()) {
      sum += (long) BYTES * tools(prompt).length();
    }
    return sum <= Integer.MAX_VALUE ? OptionalInt.of((int) sum) : OptionalInt.empty();
  }

  private int tokens(ModelId model, String text) {
    if (text.isEmpty()) {
      return 0;
    }
    Optional<ModelFamily> family = ModelFamily.of(model.value());
    if (family.isPresent()) {
      return tokens(family.get().encoding(), text);
    }
    // Half as many again as GPT-4 would take is more than other vocabularies of this size need.
    int gpt4 = tokens(EncodingType.CL100K_BASE, text);
    return (int) Math.min(gpt4 * 3L / 2 + 1, text.getBytes(StandardCharsets.UTF_8).length);
  }

  private int tokens(EncodingType type, String text) {
    return encodings.getEncoding(type).countTokensOrdinary(isWhole(text) ? text : travelled(text));
  }

  /** Half a surrogate pair is no character: it is counted as what it travels as. */
  private static String travelled(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static int media(Message message) {
    Content content = message.content();
    return content instanceof PartsContent parts
        ? (int) parts.parts().stream().filter(part -> !(part instanceof TextPart)).count()
        : 0;
  }

  /** What a message holds beside its content, as the API writes it. */
  private static String rest(Message message) {
    Message empty =
        switch (message) {
          case AssistantMessage m ->
              new AssistantMessage(
                  null, m.refusal(), m.name(), m.toolCalls(), m.functionCall(), m.extras());
          case UserMessage m -> new UserMessage(EMPTY, m.name(), m.extras());
          case SystemMessage m -> new SystemMessage(EMPTY, m.name(), m.extras());
          case DeveloperMessage m -> new DeveloperMessage(EMPTY, m.name(), m.extras());
          case ToolMessage m -> new ToolMessage(EMPTY, m.toolCallId(), m.extras());
          case FunctionMessage m -> new FunctionMessage(EMPTY, m.name(), m.extras());
        };
    return ChatJson.writeMessage(empty);
  }

  private static String tools(ChatRequest prompt) {
    return new String(
        ChatJson.writeRequest(prompt.withMessages(List.of())), StandardCharsets.UTF_8);
  }
}

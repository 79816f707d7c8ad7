// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.context.TokenCount;
import dev.parley.json.ChatJson;
import java.util.OptionalInt;

/** Counts with llama-server's tokenizer and remembers what it counted. */
final class TokenCounter {
  private static final long REMEMBERED_CHARACTERS = 4_000_000;

  /** What an image costs the model that charges most of those that llama.cpp runs (LLaVA 1.6). */
  private static final int MEDIA = 2880;

  private final CountCache counted = new CountCache(REMEMBERED_CHARACTERS);

  /** The whole prompt; exact unless it holds pictures or sound. */
  TokenCount count(LlamaApi api, ChatRequest prompt) {
    int media = prompt.messages().stream().mapToInt(TokenCounter::media).sum();
    int tokens = api.promptTokens(api.render(prompt));
    return new TokenCount(Math.addExact(tokens, Math.multiplyExact(media, MEDIA)), media == 0);
  }

  /** A message's text and its share of the template. */
  TokenCount count(LlamaApi api, ModelFacts facts, Message message) {
    int media = media(message);
    String calls = calls(message);
    int tokens =
        facts.share()
            + textTokens(api, message.text())
            + textTokens(api, calls)
            + Math.multiplyExact(media, MEDIA);
    return new TokenCount(tokens, facts.shareIsExact() && media == 0 && calls.isEmpty());
  }

  private int textTokens(LlamaApi api, String text) {
    OptionalInt known = counted.get(text);
    if (known.isPresent()) {
      return known.getAsInt();
    }
    int tokens = api.textTokens(text);
    counted.put(text, tokens);
    return tokens;
  }

  /** Parts that are no text. */
  private static int media(Message message) {
    Content content = message.content();
    int sum = 0;
    if (content instanceof PartsContent parts) {
      for (ContentPart part : parts.parts()) {
        sum += part instanceof TextPart ? 0 : 1;
      }
    }
    return sum;
  }

  /** Calls as the API writes them, which is longer than any template does. */
  private static String calls(Message message) {
    if (message instanceof AssistantMessage m
        && (!m.toolCalls().isEmpty() || m.functionCall() != null)) {
      return ChatJson.writeMessage(
          new AssistantMessage(null, null, null, m.toolCalls(), m.functionCall(), m.extras()));
    }
    return "";
  }
}

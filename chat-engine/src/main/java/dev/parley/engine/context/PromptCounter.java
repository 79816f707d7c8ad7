// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.context.TokenCounter;
import dev.parley.port.Tokenizer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Counts the messages of one request, its tools among them.
 *
 * @param request its messages don't matter
 */
record PromptCounter(Tokenizer tokenizer, ChatRequest request) implements TokenCounter {
  @Override
  public TokenCount count(List<Message> prompt) {
    return tokenizer.count(request.withMessages(prompt));
  }

  @Override
  public TokenCount count(Message message) {
    return tokenizer.count(request.model(), message);
  }

  @Override
  public OptionalInt atMost(List<Message> prompt) {
    return tokenizer.atMost(request.withMessages(prompt));
  }
}

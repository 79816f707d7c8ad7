// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Correction;
import dev.parley.domain.context.PlainText;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.context.TokenCounter;
import dev.parley.port.Tokenizer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Counts the messages of one request, its tools among them, as experience with the model corrects
 * it. Only estimates of plain text are lowered: what the model's own tokenizer counted can be too
 * little, by what the provider adds, but not too much.
 *
 * @param request its messages don't matter
 */
record PromptCounter(Tokenizer tokenizer, ChatRequest request, Correction correction)
    implements TokenCounter {
  @Override
  public TokenCount count(List<Message> prompt) {
    TokenCount counted = tokenizer.count(request.withMessages(prompt));
    int plain = correction.lowers() && !counted.exact() ? estimated(prompt, counted.tokens()) : 0;
    return counted.corrected(correction.ofPrompt(counted.tokens(), plain));
  }

  @Override
  public TokenCount count(Message message) {
    TokenCount counted = tokenizer.count(request.model(), message);
    boolean plain = correction.lowers() && !counted.exact() && PlainText.is(message);
    return counted.corrected(correction.ofMessage(counted.tokens(), plain));
  }

  @Override
  public OptionalInt atMost(List<Message> prompt) {
    OptionalInt most = tokenizer.atMost(request.withMessages(prompt));
    return most.isEmpty() ? most : OptionalInt.of(correction.ofPrompt(most.getAsInt(), 0));
  }

  /**
   * How many tokens of a prompt are an estimate of plain text.
   *
   * @param all the tokens of the prompt
   */
  private int estimated(List<Message> prompt, int all) {
    return isPlain(prompt) ? all : plain(prompt, false);
  }

  /** Whether a prompt is plain text and nothing else. */
  boolean isPlain(List<Message> prompt) {
    return request.tools().isEmpty()
        && request.functions().isEmpty()
        && prompt.stream().allMatch(PlainText::is);
  }

  /**
   * The tokens of a prompt's plain messages, as they are counted without any correction.
   *
   * @param exact whether those that the model's own tokenizer counted are meant, else the others
   */
  int plain(List<Message> prompt, boolean exact) {
    long sum = 0;
    for (Message message : prompt) {
      if (PlainText.is(message)) {
        TokenCount counted = tokenizer.count(request.model(), message);
        sum += counted.exact() == exact ? counted.tokens() : 0;
      }
    }
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }
}

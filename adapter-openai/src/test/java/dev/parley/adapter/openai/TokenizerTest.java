// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatArbitraries;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.TokenCount;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Counting as OpenAI does. */
final class TokenizerTest {
  private final OpenAiTokenizer tokenizer = new OpenAiTokenizer();

  @Test
  void aChatOfAKnownFamilyIsCountedExactly() {
    ChatRequest chat = ChatRequest.of("gpt-4o-mini", Message.user("hello world"));
    // 3 for the message, 1 for the role, 2 for the text, 3 that open the answer
    assertThat(tokenizer.count(chat)).isEqualTo(new TokenCount(9, true));
  }

  @Test
  void anUnknownFamilyIsEstimatedFromAbove() {
    Message text = Message.user("The quick brown fox jumps over the lazy dog.");
    TokenCount known = tokenizer.count(ChatRequest.of("gpt-4o", text));
    TokenCount unknown = tokenizer.count(ChatRequest.of("mistral-large", text));
    assertThat(unknown.exact()).isFalse();
    assertThat(unknown.tokens()).isGreaterThan(known.tokens());
  }

  @Property(tries = 300)
  void theBoundIsNeverBelowTheCount(@ForAll("requests") ChatRequest request) {
    assertThat(tokenizer.atMost(request).orElseThrow())
        .isGreaterThanOrEqualTo(tokenizer.count(request).tokens());
  }

  @Provide
  Arbitrary<ChatRequest> requests() {
    return ChatArbitraries.requests();
  }
}

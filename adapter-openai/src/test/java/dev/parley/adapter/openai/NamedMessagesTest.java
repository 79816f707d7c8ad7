// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.context.TokenCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of messages that hold more than their text, and windows of families. */
final class NamedMessagesTest {
  private static final ModelId FOUR = new ModelId("gpt-4o");
  private final OpenAiTokenizer tokenizer = new OpenAiTokenizer();

  @Test
  void aNameCostsTokensAndIsAnEstimate() {
    Message bare = Message.user("hello world");
    Message named = new UserMessage(new TextContent("hello world"), "ada", Extras.NONE);

    TokenCount count = tokenizer.count(FOUR, named);

    assertThat(count.exact()).isFalse();
    assertThat(count.tokens()).isGreaterThan(tokenizer.count(FOUR, bare).tokens());
  }

  @Test
  void aResultCostsTheCallThatItNames() {
    Message bare = Message.user("12 degrees");
    TokenCount count = tokenizer.count(FOUR, Message.tool("call_abcdefghijkl", "12 degrees"));

    assertThat(count.exact()).isFalse();
    assertThat(count.tokens()).isGreaterThan(tokenizer.count(FOUR, bare).tokens());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-5-mini, 272000",
    "gpt-5-chat-latest, 128000",
    "gpt-4.5-preview, 128000",
    "gpt-4-vision-preview, 128000",
    "gpt-4-0613, 8192"
  })
  void aFamilyIsToldByTheLongestName(String model, int window) {
    assertThat(ModelFamily.of(model).orElseThrow().window()).isEqualTo(window);
  }
}

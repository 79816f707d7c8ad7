// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Usage;
import dev.parley.port.ChatStream;
import dev.parley.port.Tokenizer;
import java.util.Objects;
import java.util.OptionalLong;

/** The fake counts as it bills. */
final class ScriptedTokenizerContractTest extends TokenizerContract {
  private final ScriptedChatModel model = new ScriptedChatModel();

  @Override
  protected Tokenizer tokenizer() {
    return model;
  }

  @Override
  protected ModelId model() {
    return new ModelId("scripted");
  }

  @Override
  protected OptionalLong billed(ChatRequest prompt) {
    try (ChatStream answer = model.chat(prompt)) {
      Usage usage = Objects.requireNonNull(answer.next().usage());
      return OptionalLong.of(usage.promptTokens());
    }
  }
}

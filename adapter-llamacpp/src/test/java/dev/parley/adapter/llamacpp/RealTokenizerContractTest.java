// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.port.Tokenizer;
import dev.parley.testkit.Answers;
import dev.parley.testkit.TokenizerContract;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LlamaServerFixture.Shared.class)
final class RealTokenizerContractTest extends TokenizerContract {
  private final LlamaCppChatModel model;

  RealTokenizerContractTest(LlamaServerFixture server) {
    this.model = server.model(server.endpoint(), Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Override
  protected Tokenizer tokenizer() {
    return model;
  }

  @Override
  protected ModelId model() {
    return new ModelId(Chats.MODEL);
  }

  @Override
  protected OptionalLong billed(ChatRequest prompt) {
    Completion answer = Answers.answer(model, prompt.with(Parameter.MAX_TOKENS, 1L));
    return OptionalLong.of(Objects.requireNonNull(answer.usage()).promptTokens());
  }
}

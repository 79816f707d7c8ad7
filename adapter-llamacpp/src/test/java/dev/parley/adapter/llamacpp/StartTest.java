// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.llamacpp.process.LlamaCppSettings;
import dev.parley.adapter.llamacpp.process.LlamaServer;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.Dependency.Status;
import dev.parley.testkit.Answers;
import dev.parley.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model over a llama-server of one's own. */
final class StartTest {
  @TempDir Path folder;

  @Test
  void oneLineStartsAModelThatAnswersAndClosingEndsIt() {
    LlamaCppChatModel kept;
    try (LlamaCppChatModel model = LlamaCppChatModel.start(settings().build())) {
      kept = model;
      assertThat(model.models()).containsExactly(new ModelId(Chats.MODEL));
      assertThat(model.state().status()).isEqualTo(Status.UP);
      assertThat(Answers.answer(model, Chats.PLAIN.with(Parameter.MAX_TOKENS, 4L)).text())
          .isNotBlank();
    }
    assertThat(kept.state().status()).isEqualTo(Status.DOWN);
    assertThat(Answers.error(kept, Chats.PLAIN)).isInstanceOf(ProviderUnavailableException.class);
  }

  @Test
  void aModelThatCanNotBeHadIsAnErrorAtTheStart() {
    LlamaCppSettings settings = settings().model(folder.resolve("none.gguf").toString()).build();
    assertThatThrownBy(() -> LlamaCppChatModel.start(settings))
        .isInstanceOf(ProviderUnavailableException.class)
        .hasMessageContaining("none.gguf");
  }

  @Test
  void overAServerThatIsNotThereAChatSaysWhatIsMissing() {
    LlamaCppSettings settings = settings().model(folder.resolve("none.gguf").toString()).build();
    LlamaServer server = LlamaServer.start(settings);
    try (LlamaCppChatModel model =
        LlamaCppChatModel.over(server, new ModelId(Chats.MODEL), Duration.ofSeconds(30))) {
      Await.until("it gave up", () -> model.state().status() == Status.DOWN);
      ParleyException e = Answers.error(model, Chats.PLAIN);
      assertThat(e.code()).isEqualTo("model_not_ready");
      assertThat(e).hasMessageContaining("none.gguf");
    }
  }

  private LlamaCppSettings.Builder settings() {
    return LlamaCppSettings.builder()
        .contextTokens(512)
        .slots(1)
        .threads(1)
        .logFile(folder.resolve("engine.log"));
  }
}

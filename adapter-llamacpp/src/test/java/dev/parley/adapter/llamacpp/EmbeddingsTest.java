// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LlamaServerFixture.Shared.class)
final class EmbeddingsTest {
  private final LlamaServerFixture server;

  EmbeddingsTest(LlamaServerFixture server) {
    this.server = server;
  }

  @Test
  void textThatCantBeReadAtOnceIsARequestTooLong() {
    String text = "tea ".repeat(700);
    try (LlamaCppChatModel model = server.model(server.endpoint(), Duration.ofMinutes(1))) {
      assertThatThrownBy(() -> model.embed(EmbeddingRequest.of(Chats.MODEL, "tea", text)))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e -> {
                assertThat(e.code()).isEqualTo("context_length_exceeded");
                assertThat(e.field()).isEqualTo("input");
              })
          .hasMessageContaining("batch_tokens");
    }
  }

  @Test
  void serverThatMakesNoneSaysHowItWould() {
    try (WireServer mute = new WireServer(request -> Wire.silence());
        LlamaCppChatModel model =
            LlamaCppChatModel.connect(RemoteLlamaCppSettings.of(mute.url(), Chats.MODEL))) {
      mute.others(request -> Wire.body(501, "no-embeddings.json"));
      assertThatThrownBy(() -> model.embed(EmbeddingRequest.of(Chats.MODEL, "tea")))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e -> {
                assertThat(e.code()).isEqualTo("unsupported_model");
                assertThat(e.field()).isEqualTo("model");
              })
          .hasMessageContaining("--embeddings");
    }
  }
}

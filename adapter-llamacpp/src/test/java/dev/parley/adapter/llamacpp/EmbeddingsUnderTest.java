// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.json.EmbeddingEncoding;
import dev.parley.json.EmbeddingJson;
import dev.parley.testkit.ScriptedEmbeddingModel;
import dev.parley.testkit.wire.PlayedEmbeddings;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;

/** The embeddings of llama-server, played: dimensions are passed over, and numbers are plain. */
final class EmbeddingsUnderTest extends PlayedEmbeddings<LlamaCppChatModel> {
  private final ScriptedEmbeddingModel fake = new ScriptedEmbeddingModel(Chats.MODEL);

  EmbeddingsUnderTest() {
    this(new WireServer(request -> Wire.silence()));
  }

  private EmbeddingsUnderTest(WireServer server) {
    super(
        server,
        LlamaWire.model(server, Duration.ofMinutes(1)),
        LlamaWire.model(server, Duration.ofMillis(100)));
    recover();
  }

  @Override
  protected Wire answer(WireRequest request) {
    EmbeddingRequest asked =
        EmbeddingJson.readRequest(request.body().getBytes(StandardCharsets.UTF_8)).request();
    EmbeddingRequest heard =
        new EmbeddingRequest(asked.model(), asked.input(), OptionalInt.empty(), asked.extras());
    byte[] answer = EmbeddingJson.writeAnswer(fake.embed(heard), EmbeddingEncoding.FLOAT);
    return Wire.json(200, new String(answer, StandardCharsets.UTF_8));
  }

  @Override
  public ModelId known() {
    return new ModelId(Chats.MODEL);
  }
}

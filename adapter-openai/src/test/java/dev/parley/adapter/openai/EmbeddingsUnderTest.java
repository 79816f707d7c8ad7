// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ModelId;
import dev.parley.json.EmbeddingJson;
import dev.parley.testkit.ScriptedEmbeddingModel;
import dev.parley.testkit.wire.PlayedEmbeddings;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;

/** OpenAI's embeddings, played over a socket by the fake. */
final class EmbeddingsUnderTest extends PlayedEmbeddings<OpenAiProvider> {
  private final ScriptedEmbeddingModel fake = new ScriptedEmbeddingModel();

  EmbeddingsUnderTest() {
    this(new WireServer(request -> Wire.silence()));
  }

  private EmbeddingsUnderTest(WireServer server) {
    super(
        server,
        OpenAiWire.provider(server, Duration.ofMinutes(1)),
        OpenAiWire.provider(server, Duration.ofMillis(100)));
    recover();
  }

  @Override
  protected Wire answer(WireRequest request) {
    if (request.path().endsWith("/models")) {
      return Wire.json(200, "{\"data\":[{\"id\":\"" + known() + "\",\"object\":\"model\"}]}");
    }
    if (!OpenAiWire.modelOf(request).equals(known().value())) {
      return OpenAiWire.unknownModel(request);
    }
    EmbeddingJson.Sent sent =
        EmbeddingJson.readRequest(request.body().getBytes(StandardCharsets.UTF_8));
    byte[] said = EmbeddingJson.writeAnswer(fake.embed(sent.request()), sent.encoding());
    return Wire.json(200, new String(said, StandardCharsets.UTF_8));
  }

  @Override
  public ModelId known() {
    return fake.models().getFirst();
  }

  @Override
  public OptionalInt dimensions() {
    return OptionalInt.of(16);
  }
}

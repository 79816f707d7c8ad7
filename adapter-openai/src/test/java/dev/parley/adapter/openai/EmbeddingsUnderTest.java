// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.json.EmbeddingJson;
import dev.parley.json.JsonObject;
import dev.parley.port.EmbeddingModel;
import dev.parley.testkit.EmbeddingModelUnderTest;
import dev.parley.testkit.ModelUnderTest.Failure;
import dev.parley.testkit.ScriptedEmbeddingModel;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** OpenAI's embeddings, played over a socket by the fake. */
final class EmbeddingsUnderTest implements EmbeddingModelUnderTest {
  private final ScriptedEmbeddingModel fake = new ScriptedEmbeddingModel();
  private final WireServer server = new WireServer(request -> Wire.silence());
  private final OpenAiProviderSettings settings =
      OpenAiProviderSettings.of(URI.create(server.url() + "/v1"), "sk-test");
  private final OpenAiProvider patient =
      OpenAiProvider.connect(settings.withTimeout(Duration.ofMinutes(1)));
  private final OpenAiProvider hasty =
      OpenAiProvider.connect(settings.withTimeout(Duration.ofMillis(100)));
  private OpenAiProvider model = patient;

  EmbeddingsUnderTest() {
    recover();
  }

  private Wire answer(WireRequest request) {
    if (request.path().endsWith("/models")) {
      return Wire.json(200, "{\"data\":[{\"id\":\"" + known() + "\",\"object\":\"model\"}]}");
    }
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    String name = JsonObject.parse(body).requiredString("model");
    if (!name.equals(known().value())) {
      return Wire.json(
          404,
          new String(Wire.fixture("unknown-model.json"), StandardCharsets.UTF_8)
              .replace("gpt-9", name));
    }
    EmbeddingJson.Sent sent = EmbeddingJson.readRequest(body);
    EmbeddingRequest asked = sent.request();
    EmbeddingAnswer said = fake.embed(asked);
    return Wire.json(
        200, new String(EmbeddingJson.writeAnswer(said, sent.encoding()), StandardCharsets.UTF_8));
  }

  @Override
  public EmbeddingModel model() {
    return model;
  }

  @Override
  public ModelId known() {
    return fake.models().getFirst();
  }

  @Override
  public List<Integer> tokens() {
    return List.of(5, 0, 70_000);
  }

  @Override
  public OptionalInt dimensions() {
    return OptionalInt.of(16);
  }

  @Override
  public void stall() {
    server.others(request -> Wire.silence());
  }

  @Override
  public void awaitStalled() throws InterruptedException {
    server.awaitStalled();
  }

  @Override
  public void recover() {
    server.others(this::answer);
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.allOf(Failure.class);
  }

  @Override
  public void fail(Failure failure) {
    model = failure == Failure.IS_SILENT ? hasty : patient;
    server.others(
        request ->
            switch (failure) {
              case REJECTS -> Wire.body(400, "rejected.json");
              case LIMITS_RATE -> Wire.body(429, "rate-limit.json", "Retry-After: 7");
              case IS_DOWN -> Wire.body(502, "bad-gateway.html");
              case TALKS_NONSENSE -> Wire.body(200, "bad-gateway.html");
              case IS_SILENT -> Wire.silence();
              case BREAKS_OFF -> answer(request).broken(100, Wire.End.CUT);
            });
  }

  @Override
  public int working() {
    return server.working();
  }

  @Override
  public void close() {
    patient.close();
    hasty.close();
    server.close();
  }
}

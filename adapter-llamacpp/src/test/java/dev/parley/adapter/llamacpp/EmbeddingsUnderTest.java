// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.json.EmbeddingEncoding;
import dev.parley.json.EmbeddingJson;
import dev.parley.port.EmbeddingModel;
import dev.parley.testkit.EmbeddingModelUnderTest;
import dev.parley.testkit.ModelUnderTest.Failure;
import dev.parley.testkit.ScriptedEmbeddingModel;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The embeddings of llama-server, played: dimensions are passed over, and numbers are plain. */
final class EmbeddingsUnderTest implements EmbeddingModelUnderTest {
  private final ScriptedEmbeddingModel fake = new ScriptedEmbeddingModel(Chats.MODEL);
  private final WireServer server = new WireServer(request -> Wire.silence());
  private final RemoteLlamaCppSettings settings =
      RemoteLlamaCppSettings.of(server.url(), Chats.MODEL);
  private final LlamaCppChatModel patient =
      LlamaCppChatModel.connect(settings.withTimeout(Duration.ofMinutes(1)));
  private final LlamaCppChatModel hasty =
      LlamaCppChatModel.connect(settings.withTimeout(Duration.ofMillis(100)));
  private LlamaCppChatModel model = patient;

  EmbeddingsUnderTest() {
    recover();
  }

  private Wire answer(WireRequest request) {
    EmbeddingRequest asked =
        EmbeddingJson.readRequest(request.body().getBytes(StandardCharsets.UTF_8)).request();
    EmbeddingRequest heard =
        new EmbeddingRequest(asked.model(), asked.input(), OptionalInt.empty(), asked.extras());
    byte[] answer = EmbeddingJson.writeAnswer(fake.embed(heard), EmbeddingEncoding.FLOAT);
    return Wire.json(200, new String(answer, StandardCharsets.UTF_8));
  }

  @Override
  public EmbeddingModel model() {
    return model;
  }

  @Override
  public ModelId known() {
    return new ModelId(Chats.MODEL);
  }

  @Override
  public List<Integer> tokens() {
    return List.of(5, 0, 70_000);
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
    model = patient;
    server.others(this::answer);
  }

  @Override
  public Set<Failure> failures() {
    EnumSet<Failure> all = EnumSet.allOf(Failure.class);
    all.remove(Failure.BREAKS_OFF); // an answer comes whole
    return all;
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
              case TALKS_NONSENSE, BREAKS_OFF -> Wire.body(200, "bad-gateway.html");
              case IS_SILENT -> Wire.silence();
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

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ModelId;
import dev.parley.json.JsonObject;
import dev.parley.port.ChatModel;
import dev.parley.testkit.ModelUnderTest;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** OpenAI played from fixtures. */
final class WireModelUnderTest implements ModelUnderTest {
  private static final int ODD = 7;

  private final WireServer server = new WireServer(WireModelUnderTest::answer);
  private final OpenAiProviderSettings settings =
      OpenAiProviderSettings.of(URI.create(server.url() + "/v1"), "sk-test");
  private final OpenAiProvider patient =
      OpenAiProvider.connect(settings.withTimeout(Duration.ofMinutes(1)));
  private final OpenAiProvider hasty =
      OpenAiProvider.connect(settings.withTimeout(Duration.ofMillis(100)));
  private OpenAiProvider model = patient;

  WireModelUnderTest() {
    server.others(request -> Wire.body(200, "models.json"));
  }

  private static Wire answer(WireRequest request) {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    return request.body().contains("\"" + Chats.MODEL + "\"")
        ? Wire.stream("stream.sse", ODD)
        : Wire.json(
            404,
            new String(Wire.fixture("unknown-model.json"), StandardCharsets.UTF_8)
                .replace("gpt-9", JsonObject.parse(body).requiredString("model")));
  }

  @Override
  public ChatModel model() {
    return model;
  }

  @Override
  public ModelId known() {
    return new ModelId(Chats.MODEL);
  }

  @Override
  public Optional<String> expectedText() {
    return Optional.of("Grüße, 世界 😀!");
  }

  @Override
  public void stallBeforeAnswering() {
    server.say(request -> Wire.silence());
  }

  @Override
  public void stallAfterFirstPiece() {
    server.say(request -> Wire.stream("stream.sse", 64).broken(900, Wire.End.STALLED));
  }

  @Override
  public void awaitStalled() throws InterruptedException {
    server.awaitStalled();
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.allOf(Failure.class);
  }

  @Override
  public void fail(Failure failure) {
    model = failure == Failure.IS_SILENT ? hasty : patient;
    server.say(failing(failure));
  }

  private static Function<WireRequest, Wire> failing(Failure failure) {
    return switch (failure) {
      case REJECTS -> request -> Wire.body(400, "rejected.json");
      case LIMITS_RATE -> request -> Wire.body(429, "rate-limit.json", "Retry-After: 7");
      case IS_DOWN -> request -> Wire.body(502, "bad-gateway.html");
      case TALKS_NONSENSE -> request -> Wire.body(200, "bad-gateway.html");
      case IS_SILENT -> request -> Wire.silence();
      case BREAKS_OFF -> request -> Wire.stream("stream.sse", 64).broken(900, Wire.End.CUT);
    };
  }

  @Override
  public int received() {
    return server.chats().size();
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

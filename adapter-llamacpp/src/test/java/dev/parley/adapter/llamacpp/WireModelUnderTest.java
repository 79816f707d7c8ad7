// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ModelId;
import dev.parley.port.ChatModel;
import dev.parley.testkit.ModelUnderTest;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** llama-server played from fixtures. */
final class WireModelUnderTest implements ModelUnderTest {
  private static final int ODD = 7;

  private final WireServer server = LlamaWire.server(request -> Wire.stream("stream.sse", ODD));
  private final RemoteLlamaCppSettings settings =
      RemoteLlamaCppSettings.of(server.url(), "smollm2-135m-instruct");
  private final LlamaCppChatModel patient =
      LlamaCppChatModel.connect(settings.withTimeout(Duration.ofMinutes(1)));
  private final LlamaCppChatModel hasty =
      LlamaCppChatModel.connect(settings.withTimeout(Duration.ofMillis(100)));
  private LlamaCppChatModel model = patient;

  @Override
  public ChatModel model() {
    return model;
  }

  @Override
  public ModelId known() {
    return settings.model();
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
    server.say(request -> Wire.stream("stream.sse", 64).broken(1000, Wire.End.STALLED));
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
      case BREAKS_OFF -> request -> Wire.stream("stream.sse", 64).broken(1000, Wire.End.CUT);
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

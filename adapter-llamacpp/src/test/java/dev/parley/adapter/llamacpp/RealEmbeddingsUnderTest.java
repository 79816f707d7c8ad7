// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.Relay.Mode;
import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.chat.ModelId;
import dev.parley.port.EmbeddingModel;
import dev.parley.testkit.EmbeddingModelUnderTest;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The real llama-server behind a relay, for its embeddings. */
final class RealEmbeddingsUnderTest implements EmbeddingModelUnderTest {
  private final LlamaServerFixture server;
  private final Relay relay;
  private final LlamaCppChatModel patient;
  private final LlamaCppChatModel hasty;
  private LlamaCppChatModel model;

  RealEmbeddingsUnderTest(LlamaServerFixture server) {
    this.server = server;
    this.relay = new Relay(server.endpoint().baseUrl());
    Endpoint place = new Endpoint(relay.url(), server.endpoint().apiKey());
    this.patient = server.model(place, Duration.ofMinutes(1));
    this.hasty = server.model(place, Duration.ofMillis(100));
    this.model = patient;
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
    return List.of(504, 6376, 314);
  }

  @Override
  public void stall() {
    relay.mode(Mode.HOLD_ALL);
  }

  @Override
  public void awaitStalled() throws InterruptedException {
    relay.awaitHeld();
  }

  @Override
  public void recover() {
    model = patient;
    relay.mode(Mode.PASS);
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.of(Failure.IS_DOWN, Failure.IS_SILENT);
  }

  @Override
  public void fail(Failure failure) {
    model = failure == Failure.IS_SILENT ? hasty : patient;
    relay.mode(failure == Failure.IS_SILENT ? Mode.HOLD_ALL : Mode.REFUSE);
  }

  @Override
  public int working() {
    return Math.max(relay.held(), Slots.busy(server.endpoint()));
  }

  @Override
  public void close() {
    patient.close();
    hasty.close();
    relay.close();
  }
}

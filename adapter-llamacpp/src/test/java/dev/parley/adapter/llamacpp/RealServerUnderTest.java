// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.Relay.Mode;
import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.chat.ModelId;
import dev.parley.testkit.ModelUnderTest.Failure;
import dev.parley.testkit.ProviderUnderTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The real llama-server behind a relay. */
abstract class RealServerUnderTest implements ProviderUnderTest {
  private final LlamaServerFixture server;
  private final Relay relay;
  private final LlamaCppChatModel patient;
  private final LlamaCppChatModel hasty;
  private LlamaCppChatModel asked;

  RealServerUnderTest(LlamaServerFixture server) {
    this.server = server;
    this.relay = new Relay(server.endpoint().baseUrl());
    Endpoint place = new Endpoint(relay.url(), server.endpoint().apiKey());
    this.patient = server.model(place, Duration.ofMinutes(1));
    this.hasty = server.model(place, Duration.ofMillis(100));
    this.asked = patient;
  }

  /** The model that stands for the server now. */
  final LlamaCppChatModel asked() {
    return asked;
  }

  final Relay relay() {
    return relay;
  }

  /** All is well again. */
  final void pass() {
    asked = patient;
    relay.mode(Mode.PASS);
  }

  @Override
  public final ModelId known() {
    return new ModelId(Chats.MODEL);
  }

  @Override
  public final void awaitStalled() throws InterruptedException {
    relay.awaitHeld();
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.of(Failure.IS_DOWN, Failure.IS_SILENT, Failure.BREAKS_OFF);
  }

  @Override
  public final void fail(Failure failure) {
    asked = failure == Failure.IS_SILENT ? hasty : patient;
    relay.mode(
        switch (failure) {
          case IS_DOWN -> Mode.REFUSE;
          case IS_SILENT -> Mode.HOLD_ALL;
          case BREAKS_OFF -> Mode.CUT_AFTER_FIRST;
          default -> throw new IllegalArgumentException(failure + " can't be played");
        });
  }

  @Override
  public final int working() {
    return Math.max(relay.held(), Slots.busy(server.endpoint()));
  }

  @Override
  public final void close() {
    patient.close();
    hasty.close();
    relay.close();
  }
}

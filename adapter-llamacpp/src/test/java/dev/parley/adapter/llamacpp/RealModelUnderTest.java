// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.Relay.Mode;
import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.port.ChatModel;
import dev.parley.testkit.ModelUnderTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** The real llama-server behind a relay. */
final class RealModelUnderTest implements ModelUnderTest {
  private final LlamaServerFixture server;
  private final Relay relay;
  private final LlamaCppChatModel patient;
  private final LlamaCppChatModel hasty;
  private final Function<LlamaCppChatModel, ChatModel> view;
  private LlamaCppChatModel model;

  RealModelUnderTest(LlamaServerFixture server) {
    this(server, model -> model);
  }

  /** The model looked at as a chat model, which it need not be. */
  RealModelUnderTest(LlamaServerFixture server, Function<LlamaCppChatModel, ChatModel> view) {
    this.view = view;
    this.server = server;
    this.relay = new Relay(server.endpoint().baseUrl());
    Endpoint place = new Endpoint(relay.url(), server.endpoint().apiKey());
    this.patient = server.model(place, Duration.ofMinutes(1));
    this.hasty = server.model(place, Duration.ofMillis(100));
    this.model = patient;
  }

  @Override
  public ChatModel model() {
    return view.apply(model);
  }

  @Override
  public ModelId known() {
    return new ModelId(Chats.MODEL);
  }

  @Override
  public ChatRequest request() {
    return ChatRequest.of(Chats.MODEL, Message.user("Name three colours."))
        .with(Parameter.MAX_TOKENS, 8L)
        .with(Parameter.TEMPERATURE, BigDecimal.ZERO);
  }

  @Override
  public void stallBeforeAnswering() {
    relay.mode(Mode.HOLD_ALL);
  }

  @Override
  public void stallAfterFirstPiece() {
    relay.mode(Mode.HOLD_AFTER_FIRST);
  }

  @Override
  public void awaitStalled() throws InterruptedException {
    relay.awaitHeld();
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.of(Failure.IS_DOWN, Failure.IS_SILENT, Failure.BREAKS_OFF);
  }

  @Override
  public void fail(Failure failure) {
    model = failure == Failure.IS_SILENT ? hasty : patient;
    relay.mode(
        switch (failure) {
          case IS_DOWN -> Mode.REFUSE;
          case IS_SILENT -> Mode.HOLD_ALL;
          case BREAKS_OFF -> Mode.CUT_AFTER_FIRST;
          default -> throw new IllegalArgumentException(failure + " can't be played");
        });
  }

  @Override
  public int received() {
    return relay.chats();
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

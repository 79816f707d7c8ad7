// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.Relay.Mode;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.port.ChatModel;
import dev.parley.testkit.ModelUnderTest;
import java.math.BigDecimal;
import java.util.function.Function;

/** The real llama-server behind a relay, for chats. */
final class RealModelUnderTest extends RealServerUnderTest implements ModelUnderTest {
  private final Function<LlamaCppChatModel, ChatModel> view;

  RealModelUnderTest(LlamaServerFixture server) {
    this(server, model -> model);
  }

  /** The model looked at as a chat model, which it need not be. */
  RealModelUnderTest(LlamaServerFixture server, Function<LlamaCppChatModel, ChatModel> view) {
    super(server);
    this.view = view;
  }

  @Override
  public ChatModel model() {
    return view.apply(asked());
  }

  @Override
  public ChatRequest request() {
    return ChatRequest.of(Chats.MODEL, Message.user("Name three colours."))
        .with(Parameter.MAX_TOKENS, 8L)
        .with(Parameter.TEMPERATURE, BigDecimal.ZERO);
  }

  @Override
  public void stallBeforeAnswering() {
    relay().mode(Mode.HOLD_ALL);
  }

  @Override
  public void stallAfterFirstPiece() {
    relay().mode(Mode.HOLD_AFTER_FIRST);
  }

  @Override
  public int received() {
    return relay().chats();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ModelId;
import dev.parley.testkit.wire.PlayedModel;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.time.Duration;
import java.util.Optional;

/** llama-server played from fixtures. */
final class WireModelUnderTest extends PlayedModel<LlamaCppChatModel> {
  private static final int ODD = 7;
  private static final int CUT_AT = 1000;

  WireModelUnderTest() {
    this(LlamaWire.server(request -> Wire.stream("stream.sse", ODD)));
  }

  private WireModelUnderTest(WireServer server) {
    super(
        server,
        LlamaWire.model(server, Duration.ofMinutes(1)),
        LlamaWire.model(server, Duration.ofMillis(100)),
        CUT_AT);
  }

  @Override
  public ModelId known() {
    return new ModelId(Chats.MODEL);
  }

  @Override
  public Optional<String> expectedText() {
    return Optional.of("Grüße, 世界 😀!");
  }
}

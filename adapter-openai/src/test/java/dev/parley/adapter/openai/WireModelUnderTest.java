// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ModelId;
import dev.parley.testkit.wire.PlayedModel;
import dev.parley.testkit.wire.WireServer;
import java.time.Duration;
import java.util.Optional;

/** OpenAI played from fixtures. */
final class WireModelUnderTest extends PlayedModel<OpenAiProvider> {
  private static final int CUT_AT = 900;

  WireModelUnderTest() {
    this(OpenAiWire.server(Chats.MODEL, "stream.sse"));
  }

  private WireModelUnderTest(WireServer server) {
    super(
        server,
        OpenAiWire.provider(server, Duration.ofMinutes(1)),
        OpenAiWire.provider(server, Duration.ofMillis(100)),
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

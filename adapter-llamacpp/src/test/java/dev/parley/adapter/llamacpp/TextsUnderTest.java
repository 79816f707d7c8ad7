// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ModelId;
import dev.parley.testkit.TextsAsChats;
import dev.parley.testkit.wire.PlayedModel;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.time.Duration;
import java.util.Optional;

/** The text completions of llama-server, played from fixtures. */
final class TextsUnderTest extends PlayedModel<TextsAsChats<LlamaCppChatModel>> {
  private static final String STREAM = "text-stream.sse";
  private static final int ODD = 7;
  private static final int CUT_AT = 500;

  TextsUnderTest() {
    this(LlamaWire.server(request -> Wire.stream(STREAM, ODD)));
  }

  private TextsUnderTest(WireServer server) {
    super(
        server,
        model(server, Duration.ofMinutes(1)),
        model(server, Duration.ofMillis(100)),
        CUT_AT);
  }

  private static TextsAsChats<LlamaCppChatModel> model(WireServer server, Duration timeout) {
    return new TextsAsChats<>(LlamaWire.model(server, timeout), new ModelId(Chats.MODEL));
  }

  @Override
  protected String stream() {
    return STREAM;
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

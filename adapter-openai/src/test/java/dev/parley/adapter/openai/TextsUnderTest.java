// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ModelId;
import dev.parley.testkit.TextsAsChats;
import dev.parley.testkit.wire.PlayedModel;
import dev.parley.testkit.wire.WireServer;
import java.time.Duration;
import java.util.Optional;

/** OpenAI's text completions, played from fixtures. */
final class TextsUnderTest extends PlayedModel<TextsAsChats<OpenAiProvider>> {
  static final String MODEL = "gpt-3.5-turbo-instruct";
  private static final String STREAM = "text-stream.sse";
  private static final int CUT_AT = 500;

  TextsUnderTest() {
    this(OpenAiWire.server(MODEL, STREAM));
  }

  private TextsUnderTest(WireServer server) {
    super(
        server,
        texts(server, Duration.ofMinutes(1)),
        texts(server, Duration.ofMillis(100)),
        CUT_AT);
  }

  private static TextsAsChats<OpenAiProvider> texts(WireServer server, Duration timeout) {
    return new TextsAsChats<>(OpenAiWire.provider(server, timeout), new ModelId(MODEL));
  }

  @Override
  protected String stream() {
    return STREAM;
  }

  @Override
  public ModelId known() {
    return new ModelId(MODEL);
  }

  @Override
  public Optional<String> expectedText() {
    return Optional.of("Grüße, 世界 😀!");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ModelId;
import dev.parley.json.JsonObject;
import dev.parley.testkit.TextsAsChats;
import dev.parley.testkit.wire.PlayedModel;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** OpenAI's text completions, played from fixtures. */
final class TextsUnderTest extends PlayedModel<TextsAsChats<OpenAiProvider>> {
  static final String MODEL = "gpt-3.5-turbo-instruct";
  private static final String STREAM = "text-stream.sse";
  private static final int ODD = 7;
  private static final int CUT_AT = 500;

  TextsUnderTest() {
    this(new WireServer(TextsUnderTest::answer));
  }

  private TextsUnderTest(WireServer server) {
    super(
        server,
        provider(server, Duration.ofMinutes(1)),
        provider(server, Duration.ofMillis(100)),
        CUT_AT);
    server.others(request -> Wire.body(200, "models.json"));
  }

  private static TextsAsChats<OpenAiProvider> provider(WireServer server, Duration timeout) {
    URI base = URI.create(server.url() + "/v1");
    OpenAiProviderSettings settings = OpenAiProviderSettings.of(base, "sk-test");
    return new TextsAsChats<>(
        OpenAiProvider.connect(settings.withTimeout(timeout)), new ModelId(MODEL));
  }

  private static Wire answer(WireRequest request) {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    return request.body().contains("\"" + MODEL + "\"")
        ? Wire.stream(STREAM, ODD)
        : Wire.json(
            404,
            new String(Wire.fixture("unknown-model.json"), StandardCharsets.UTF_8)
                .replace("gpt-9", JsonObject.parse(body).requiredString("model")));
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

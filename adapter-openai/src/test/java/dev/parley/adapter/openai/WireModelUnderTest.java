// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ModelId;
import dev.parley.json.JsonObject;
import dev.parley.testkit.wire.PlayedModel;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** OpenAI played from fixtures. */
final class WireModelUnderTest extends PlayedModel<OpenAiProvider> {
  private static final int ODD = 7;
  private static final int CUT_AT = 900;

  WireModelUnderTest() {
    this(new WireServer(WireModelUnderTest::answer));
  }

  private WireModelUnderTest(WireServer server) {
    super(
        server,
        provider(server, Duration.ofMinutes(1)),
        provider(server, Duration.ofMillis(100)),
        CUT_AT);
    server.others(request -> Wire.body(200, "models.json"));
  }

  private static OpenAiProvider provider(WireServer server, Duration timeout) {
    URI base = URI.create(server.url() + "/v1");
    return OpenAiProvider.connect(OpenAiProviderSettings.of(base, "sk-test").withTimeout(timeout));
  }

  private static Wire answer(WireRequest request) {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    return request.body().contains("\"" + Chats.MODEL + "\"")
        ? Wire.stream("stream.sse", ODD)
        : Wire.json(
            404,
            new String(Wire.fixture("unknown-model.json"), StandardCharsets.UTF_8)
                .replace("gpt-9", JsonObject.parse(body).requiredString("model")));
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

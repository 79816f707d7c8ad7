// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.json.JsonObject;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** OpenAI with one model that is known, played. */
final class OpenAiWire {
  private static final int ODD = 7;

  private OpenAiWire() {}

  /** A server that answers this model with a fixture, in odd pieces, and knows no other. */
  static WireServer server(String model, String stream) {
    WireServer server =
        new WireServer(
            request ->
                modelOf(request).equals(model) ? Wire.stream(stream, ODD) : unknownModel(request));
    server.others(request -> Wire.body(200, "models.json"));
    return server;
  }

  /** A provider over a server. */
  static OpenAiProvider provider(WireServer server, Duration timeout) {
    URI base = URI.create(server.url() + "/v1");
    return OpenAiProvider.connect(OpenAiProviderSettings.of(base, "sk-test").withTimeout(timeout));
  }

  /** The answer to a request for a model that is not there. */
  static Wire unknownModel(WireRequest request) {
    return Wire.json(
        404,
        new String(Wire.fixture("unknown-model.json"), StandardCharsets.UTF_8)
            .replace("gpt-9", modelOf(request)));
  }

  static String modelOf(WireRequest request) {
    return JsonObject.parse(request.body()).requiredString("model");
  }
}

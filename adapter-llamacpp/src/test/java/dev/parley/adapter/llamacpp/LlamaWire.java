// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.RawJson;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.time.Duration;
import java.util.function.Function;

/** The small calls of llama-server, played. */
final class LlamaWire {
  private LlamaWire() {}

  /** A server that answers chats so, and renders a request as the request. */
  static WireServer server(Function<WireRequest, Wire> chats) {
    WireServer server = new WireServer(chats);
    render(server, request -> json("{\"prompt\":" + RawJson.of(request.body()) + "}"));
    return server;
  }

  /** Renders prompts so from now on. */
  static void render(WireServer server, Function<WireRequest, Wire> template) {
    server.others(
        request ->
            switch (request.path()) {
              case "/props" -> json("{\"default_generation_settings\":{\"n_ctx\":4096}}");
              case "/apply-template" -> template.apply(request);
              case "/tokenize" ->
                  json("{\"tokens\":[" + "1,".repeat(request.body().length() / 4) + "2]}");
              case "/health" -> json("{\"status\":\"ok\"}");
              default -> Wire.body(404, "not-found.json");
            });
  }

  /** A model over a server. */
  static LlamaCppChatModel model(WireServer server, Duration timeout) {
    return LlamaCppChatModel.connect(
        RemoteLlamaCppSettings.of(server.url(), Chats.MODEL).withTimeout(timeout));
  }

  static Wire json(String document) {
    return Wire.json(200, document);
  }
}

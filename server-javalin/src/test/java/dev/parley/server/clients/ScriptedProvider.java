// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.json.JsonObject;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.util.List;

/** A provider whose answer goes by the name of the model. */
final class ScriptedProvider implements AutoCloseable {
  /** The key it is asked with; it repeats it when it refuses it. */
  static final String KEY = "sk-test-0123456789abcdef";

  private static final String EMBEDDINGS = "/v1/embeddings";

  /** Pieces that fit neither events nor characters. */
  private static final int CHUNK = 61;

  /** Two pieces of text and a part of the next. */
  private static final int BEGINNING = 600;

  private final WireServer server = new WireServer(this::answer);

  ScriptedProvider() {
    server.others(ScriptedProvider::answerOther);
  }

  private static Wire answerOther(WireRequest request) {
    return switch (request.path()) {
      case "/v1/models" -> Wire.body(200, "models.json");
      case EMBEDDINGS -> Wire.body(200, "embeddings-" + encoding(request) + ".json");
      default -> Wire.json(404, "{\"error\":{\"message\":\"not found\"}}");
    };
  }

  private static String encoding(WireRequest request) {
    return JsonObject.parse(request.body()).string("encoding_format").orElse("float");
  }

  private Wire answer(WireRequest request) {
    String model = model(request);
    return switch (model) {
      case "plain", "tool-result" -> Wire.body(200, "plain.json");
      case "text" -> Wire.body(200, "text.json");
      case "text-stream" -> Wire.stream("text.sse", CHUNK);
      case "stream", "stream-usage" -> Wire.stream("stream.sse", CHUNK);
      case "tools" -> Wire.body(200, "tool-call.json");
      case "tools-stream" -> Wire.stream("tool-call.sse", CHUNK);
      case "structured" -> Wire.body(200, "structured.json");
      case "refused" -> Wire.body(400, "refused.json");
      case "rate-limited" -> Wire.body(429, "rate-limited.json", "Retry-After: 7");
      case "refused-key" -> Wire.body(401, "refused-key.json");
      case "failing" -> Wire.body(500, "failing.json");
      case "retried" -> asked(model).size() > 1 ? Wire.body(200, "plain.json") : tooEarly();
      case "cancel" -> Wire.stream("stream.sse", CHUNK).broken(BEGINNING, Wire.End.STALLED);
      default -> Wire.body(404, "unknown-model.json");
    };
  }

  private static Wire tooEarly() {
    return Wire.body(429, "rate-limited.json", "Retry-After: 1");
  }

  private static String model(WireRequest request) {
    return JsonObject.parse(request.body()).requiredString("model");
  }

  URI baseUrl() {
    return server.url().resolve("/v1");
  }

  /** The chats that this model was asked for. */
  List<WireRequest> asked(String model) {
    return server.chats().stream().filter(request -> model(request).equals(model)).toList();
  }

  /** The embeddings that were asked for. */
  List<WireRequest> embeddings() {
    return server.requests().stream().filter(request -> request.path().equals(EMBEDDINGS)).toList();
  }

  /** All that came, chats and others. */
  List<WireRequest> requests() {
    return server.requests();
  }

  /** Whether an answer is under way: its connection is not closed yet. */
  boolean isWorking() {
    return server.working() > 0;
  }

  @Override
  public void close() {
    server.close();
  }
}

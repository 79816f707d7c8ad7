// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;

/** A provider that has an answer for whatever it is asked. */
final class WillingProvider {
  /** Two floats, 0.5 and -0.5. */
  private static final String VECTOR = "AAAAPwAAAL8=";

  private static final int WHOLE = 1 << 16;

  private WillingProvider() {}

  static Wire answer(WireRequest request) {
    return switch (request.path()) {
      case WireRequest.CHAT ->
          Description.parse(request.body()).path("stream").asBoolean()
              ? Wire.stream("stream.sse", WHOLE)
              : Wire.body(200, "plain.json");
      case "/v1/embeddings" -> embeddings(Description.parse(request.body()));
      case "/v1/models" -> Wire.body(200, "models.json");
      default -> Wire.json(404, "{\"error\":{\"message\":\"not found\"}}");
    };
  }

  private static Wire embeddings(JsonNode request) {
    JsonNode input = request.path("input");
    boolean many = input.isArray() && !input.path(0).isIntegralNumber();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.put("object", "list").put("model", "embedding").putArray("data");
    for (int i = 0; i < (many ? input.size() : 1); i++) {
      ObjectNode each = data.addObject().put("object", "embedding").put("index", i);
      if (request.path("encoding_format").asText().equals("base64")) {
        each.put("embedding", VECTOR);
      } else {
        each.putArray("embedding").add(0.5).add(-0.5);
      }
    }
    answer.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
    return Wire.json(200, answer.toString());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.willing;

import dev.parley.json.Json;

/** A request that OpenAI would not take either. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String param;

  Refusal(String param, String message) {
    super(message);
    this.param = param;
  }

  /** The body of the 400. */
  String document() {
    return Json.text(
        out ->
            out.beginObject()
                .name("error")
                .beginObject()
                .field("message", String.valueOf(getMessage()))
                .field("type", "invalid_request_error")
                .field("param", param)
                .field("code", "invalid_value")
                .endObject()
                .endObject());
  }
}

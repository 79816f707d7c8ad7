// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The small calls of one llama-server. */
record LlamaApi(LlamaHttp http, Endpoint endpoint) {
  /** The prompt as the model will see it: chat template, tools, opening of the answer. */
  String render(ChatRequest request) {
    return http.ask(
        endpoint,
        "/apply-template",
        RequestBodies.prompt(request),
        answer -> answer.requiredString("prompt"));
  }

  /** The tokens of a rendered prompt, with those that begin and end every prompt. */
  int promptTokens(String prompt) {
    return tokens(prompt, true);
  }

  /** The tokens of a text within a prompt; what looks like a token of the template is one. */
  int textTokens(String text) {
    return text.isEmpty() ? 0 : tokens(text, false);
  }

  private int tokens(String text, boolean whole) {
    byte[] body =
        Json.bytes(
            out ->
                out.beginObject()
                    .field("content", text)
                    .field("add_special", whole)
                    .field("parse_special", true)
                    .endObject());
    return http.ask(endpoint, "/tokenize", body, answer -> answer.array("tokens").size());
  }

  /** The tokens of one slot; empty when the server does not say. */
  OptionalInt window() {
    return http.ask(endpoint, "/props", null, LlamaApi::window);
  }

  private static OptionalInt window(JsonObject props) {
    OptionalLong slot =
        props
            .object("default_generation_settings")
            .map(settings -> settings.integer("n_ctx"))
            .orElse(OptionalLong.empty());
    return slot.isPresent() && slot.getAsLong() > 0 && slot.getAsLong() <= Integer.MAX_VALUE
        ? OptionalInt.of((int) slot.getAsLong())
        : OptionalInt.empty();
  }
}

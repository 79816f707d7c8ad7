// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.OtherTool;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.ToolDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The print of what a model is sent: the same for two requests when nothing tells them apart that
 * may change the answer. How the answer is to be delivered, and for whom the provider is to count
 * it, does not.
 */
final class PromptPrint {
  private static final Set<String> WITHOUT_MEANING =
      Set.of(
          "user",
          "stream",
          "stream_options",
          "metadata",
          "safety_identifier",
          "prompt_cache_key",
          "prompt_cache_retention");

  private PromptPrint() {}

  /**
   * SHA-256, in hexadecimal.
   *
   * @param provider the provider's name
   * @param sent the request as it goes to the model
   */
  static String of(String provider, ChatRequest sent) {
    Digest digest = new Digest();
    digest.text(provider).text(sent.model().value());
    MessagePrint.addAll(digest, sent.messages());
    digest.list(sent.tools(), PromptPrint::tool).list(sent.functions(), PromptPrint::function);
    Map<String, RawJson> fields = new TreeMap<>(sent.parameters().fields());
    fields.keySet().removeAll(WITHOUT_MEANING);
    fields.values().removeIf(RawJson::isNull);
    digest.fields(fields);
    return digest.hex();
  }

  private static void tool(Digest digest, ToolDefinition tool) {
    switch (tool) {
      case FunctionTool function -> {
        digest.text("function").fields(function.extras().fields());
        function(digest, function.function());
      }
      case OtherTool other -> digest.text("other").json(other.json());
    }
  }

  private static void function(Digest digest, FunctionDefinition function) {
    digest
        .text(function.name())
        .text(function.description())
        .json(function.parameters())
        .text(function.strict() == null ? null : function.strict().toString())
        .fields(function.extras().fields());
  }
}

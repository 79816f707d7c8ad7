// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.RawJson;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The log probabilities of one text as text completions write them, in lists side by side, out of a
 * chat's, which have an object for each token. Offsets are characters of the text, counted on from
 * piece to piece.
 */
final class TokenTable {
  private int offset;

  /** The next piece's; what has another form stays as it is. */
  RawJson of(RawJson logprobs) {
    if (!logprobs.isObject() || !JsonObject.of(logprobs).has("content")) {
      return logprobs;
    }
    List<JsonObject> tokens = JsonObject.of(logprobs).objects("content");
    return Json.raw(
        out -> {
          out.beginObject().name("tokens").beginArray();
          tokens.forEach(token -> out.value(text(token)));
          out.endArray().name("token_logprobs").beginArray();
          tokens.forEach(token -> out.value(logprob(token)));
          out.endArray().name("top_logprobs").beginArray();
          tokens.forEach(token -> top(out, token.objects("top_logprobs")));
          out.endArray().name("text_offset").beginArray();
          tokens.forEach(token -> out.value(passed(text(token))));
          out.endArray().endObject();
        });
  }

  private static void top(JsonWriter out, List<JsonObject> best) {
    Map<String, RawJson> byText = new LinkedHashMap<>();
    best.forEach(token -> byText.putIfAbsent(text(token), logprob(token))); // some look alike
    out.beginObject();
    byText.forEach(out::field);
    out.endObject();
  }

  private static String text(JsonObject token) {
    return token.string("token").orElse("");
  }

  private static RawJson logprob(JsonObject token) {
    return token.get("logprob").orElse(RawJson.NULL);
  }

  private int passed(String token) {
    int start = offset;
    offset += token.codePointCount(0, token.length());
    return start;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.Logprobs;
import dev.parley.domain.chat.RawJson;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code logprobs} of a choice. */
final class LogprobsCodec {
  private LogprobsCodec() {}

  static @Nullable Logprobs readOrNull(JsonReader in) throws IOException {
    if (in.isNull()) {
      return null;
    }
    in.requireObject("logprobs is an object");
    Rest rest = new Rest(in);
    List<RawJson> content = null;
    List<RawJson> refusal = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "content" -> content = tokens(in);
        case "refusal" -> refusal = tokens(in);
        default -> rest.keep(field);
      }
    }
    return new Logprobs(content, refusal, rest.extras());
  }

  private static @Nullable List<RawJson> tokens(JsonReader in) throws IOException {
    return in.isNull() ? null : in.list(JsonReader::raw, "log probabilities are an array");
  }

  static void write(JsonWriter out, Logprobs logprobs) {
    out.beginObject();
    tokens(out, "content", logprobs.content());
    tokens(out, "refusal", logprobs.refusal());
    out.fields(logprobs.extras()).endObject();
  }

  private static void tokens(JsonWriter out, String name, @Nullable List<RawJson> tokens) {
    out.name(name);
    if (tokens == null) {
      out.nullValue();
      return;
    }
    out.beginArray();
    tokens.forEach(out::value);
    out.endArray();
  }
}

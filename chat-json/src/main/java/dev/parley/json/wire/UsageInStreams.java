// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.completion.TextRequest;
import dev.parley.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stream tells its usage only when it is asked to. */
public final class UsageInStreams {
  private static final String INCLUDE_USAGE = "include_usage";

  private UsageInStreams() {}

  /** The same request, which asks for usage; what else it asks of its stream stays. */
  public static ChatRequest askedFor(ChatRequest request) {
    return request.withParameters(askedFor(request.parameters()));
  }

  /** The same request, which asks for usage; what else it asks of its stream stays. */
  public static TextRequest askedFor(TextRequest request) {
    return request.withParameters(askedFor(request.parameters()));
  }

  private static Parameters askedFor(Parameters given) {
    Map<String, RawJson> options = new LinkedHashMap<>();
    given.get(Parameter.STREAM_OPTIONS).ifPresent(raw -> options.putAll(Json.fields(raw)));
    options.put(INCLUDE_USAGE, RawJson.of(true));
    RawJson merged =
        Json.raw(
            out -> {
              out.beginObject();
              options.forEach(out::field);
              out.endObject();
            });
    return given.with(Parameter.STREAM_OPTIONS, merged);
  }
}

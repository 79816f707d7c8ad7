// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.json.JsonObject;

/** What a request's {@code stream_options} say. */
public final class StreamOptions {
  private StreamOptions() {}

  /** Whether the last piece of a stream is to tell its usage. */
  public static boolean includesUsage(Parameters given) {
    return given
        .get(Parameter.STREAM_OPTIONS)
        .flatMap(raw -> JsonObject.of(raw, "stream_options").bool("include_usage"))
        .orElse(false);
  }
}

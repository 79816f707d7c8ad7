// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.json.ProviderError;
import dev.parley.json.wire.Refusal;
import dev.parley.json.wire.RetryAfter;
import java.io.IOException;
import java.time.Clock;
import okhttp3.MediaType;
import okhttp3.Response;

/** Reads what came in place of an answer. */
final class Refusals {
  private static final int LARGEST = 64 * 1024;
  private static final byte[] NOTHING = {};

  private final Clock clock;

  Refusals(Clock clock) {
    this.clock = clock;
  }

  Refusal of(Response response) {
    ProviderError error = ProviderError.read(words(response));
    return new Refusal(
        response.code(), error, RetryAfter.of(response.header("Retry-After"), clock));
  }

  /** The body, unless it is a page made for browsers: what stands between us and llama-server. */
  private static byte[] words(Response response) {
    MediaType type = response.body().contentType();
    if (type != null && type.subtype().contains("html")) {
      return NOTHING;
    }
    try {
      return response.body().byteStream().readNBytes(LARGEST);
    } catch (IOException e) {
      return NOTHING; // the status says enough
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.chat.RawJson;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks llama-server itself what it is at. */
final class Slots {
  private Slots() {}

  /** How many answers it works on. */
  static int busy(Endpoint server) {
    Request request =
        new Request.Builder()
            .url(server.baseUrl() + "/slots")
            .header("Authorization", "Bearer " + server.apiKey())
            .header("Connection", "close")
            .build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      int busy = 0;
      for (RawJson slot : Json.elements(Json.parse(response.body().bytes()))) {
        busy += JsonObject.of(slot).bool("is_processing").orElseThrow() ? 1 : 0;
      }
      return busy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

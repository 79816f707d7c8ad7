// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks a llama-server whether its model is loaded, and whether it is ours. */
final class Readiness {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final OkHttpClient client;

  Readiness() {
    this.client =
        new OkHttpClient.Builder().callTimeout(LIMIT).retryOnConnectionFailure(false).build();
  }

  /** True once it answers calls with our key; another program's server on the port wouldn't. */
  boolean of(Endpoint endpoint) {
    return answers(endpoint, "/health") && answers(endpoint, "/props");
  }

  private boolean answers(Endpoint endpoint, String path) {
    Request request =
        new Request.Builder()
            .url(endpoint.baseUrl() + path)
            .header("Authorization", "Bearer " + endpoint.apiKey())
            .header("Connection", "close")
            .build();
    try (Response response = client.newCall(request).execute()) {
      return response.isSuccessful();
    } catch (IOException e) {
      return false; // not listening yet
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.nio.file.Path;
import java.time.Duration;

/** Another Parley: runs a server until its input ends, and prints where. */
final class ServeMain {
  private ServeMain() {}

  public static void main(String[] arguments) throws Exception {
    LlamaCppSettings settings =
        LlamaCppSettings.builder().threads(1).logFile(Path.of(arguments[0])).build();
    try (LlamaServer server = LlamaServer.start(settings)) {
      Endpoint endpoint = server.awaitReady(Duration.ofMinutes(2));
      System.out.println(endpoint.baseUrl() + " " + endpoint.apiKey());
      System.in.readAllBytes();
    }
  }
}

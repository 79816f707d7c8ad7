// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.server.kept.LocalModel;
import dev.parley.server.wiring.Home;
import dev.parley.server.wiring.ParleyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A Parley as its users start it. */
final class Parley {
  private static final String LOCAL =
      """
      server: {port: 0, drain_seconds: 1}
      providers:
        local: {type: llamacpp, threads: 1}
      routes:
        plain: {providers: [local]}
        stream: {providers: [local]}
        stream-usage: {providers: [local]}
        cancel: {providers: [local]}
        text: {providers: [local]}
        embedding: {providers: [local]}
        text-stream: {providers: [local]}
      """;

  private Parley() {}

  /** One that asks this provider, by nothing but the variables that OpenAI's clients know. */
  static ParleyServer before(URI provider, Path folder) {
    return new Home(folder).start(provider, ScriptedProvider.KEY, Map.of());
  }

  /** One that loads the small model, under the names that the programs ask for. */
  static ParleyServer withLocalModel(Path folder) throws IOException, InterruptedException {
    LocalModel.link(data(folder));
    ParleyServer server = new Home(folder).start(LOCAL);
    try {
      LocalModel.awaitReady(server.address());
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Where a server keeps what is its own. */
  static Path data(Path folder) {
    return folder.resolve("data");
  }

  /** What a client is told instead of OpenAI's own address. */
  static URI baseUrl(ParleyServer server) {
    return server.address().resolve("/v1");
  }
}

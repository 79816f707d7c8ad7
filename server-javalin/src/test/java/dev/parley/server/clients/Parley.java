// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.server.kept.LocalModel;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.SettingsRequest;
import dev.parley.server.wiring.ParleyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
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
    Settings settings =
        SettingsLoader.load(
                SettingsRequest.of(
                        folder,
                        Map.of(
                            "OPENAI_API_KEY",
                            ScriptedProvider.KEY,
                            "OPENAI_BASE_URL",
                            provider.toString(),
                            "PARLEY_SERVER_PORT",
                            "0"))
                    .withOption("data_dir", data(folder)))
            .settings();
    return ParleyServer.start(settings, Progress.silent());
  }

  /** One that loads the small model, under the names that the programs ask for. */
  static ParleyServer withLocalModel(Path folder) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("parley.yaml"), LOCAL);
    LocalModel.link(data(folder));
    SettingsRequest request = SettingsRequest.of(folder, Map.of()).withFile(file);
    ParleyServer server =
        ParleyServer.start(SettingsLoader.load(request).settings(), Progress.silent());
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

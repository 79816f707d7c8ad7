// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.models.LocalModels;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.SettingsRequest;
import dev.parley.server.wiring.ParleyServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

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
      """;

  private static final Duration LONGEST_LOADING = Duration.ofMinutes(5);
  private static final long PAUSE_NANOS = 50_000_000;

  private Parley() {}

  /** One that asks this provider, by nothing but the variables that OpenAI's clients know. */
  static ParleyServer before(ScriptedProvider provider, Path folder) {
    Settings settings =
        SettingsLoader.load(
                SettingsRequest.of(
                        folder,
                        Map.of(
                            "OPENAI_API_KEY",
                            ScriptedProvider.KEY,
                            "OPENAI_BASE_URL",
                            provider.baseUrl().toString(),
                            "PARLEY_SERVER_PORT",
                            "0"))
                    .withOption("data_dir", folder.resolve("data")))
            .settings();
    return ParleyServer.start(settings, Progress.silent());
  }

  /** One that loads the small model, under the names that the programs ask for. */
  static ParleyServer withLocalModel(Path folder) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("parley.yaml"), LOCAL);
    Path cache = Files.createDirectories(LocalModels.cacheFolder());
    Files.createDirectory(folder.resolve("data"));
    Files.createSymbolicLink(models(folder), cache); // what was fetched once is not fetched again
    SettingsRequest request = SettingsRequest.of(folder, Map.of()).withFile(file);
    ParleyServer server =
        ParleyServer.start(SettingsLoader.load(request).settings(), Progress.silent());
    try {
      awaitReady(server);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Where a server keeps its models. */
  static Path models(Path folder) {
    return folder.resolve("data").resolve("models");
  }

  /** A model that has to be fetched first takes longer than any other wait. */
  private static void awaitReady(ParleyServer server) throws IOException, InterruptedException {
    HttpRequest ready = HttpRequest.newBuilder(server.address().resolve("/health/ready")).build();
    HttpClient client = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + LONGEST_LOADING.toNanos();
    try {
      for (var answer = client.send(ready, BodyHandlers.ofString());
          answer.statusCode() != 200;
          answer = client.send(ready, BodyHandlers.ofString())) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("the model did not come up: " + answer.body());
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } finally {
      client.shutdownNow();
    }
  }

  /** What a client is told instead of OpenAI's own address. */
  static URI baseUrl(ParleyServer server) {
    return server.address().resolve("/v1");
  }
}

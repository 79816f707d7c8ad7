// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.kept;

import dev.parley.adapter.llamacpp.models.LocalModels;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The small model of this machine, for a server that a test starts. */
public final class LocalModel {
  private static final Duration LONGEST_LOADING = Duration.ofMinutes(5);
  private static final long PAUSE_NANOS = 50_000_000;

  private LocalModel() {}

  /** Makes this data folder, whose models are the user's: fetched once, and not again. */
  public static void link(Path data) throws IOException {
    Path cache = Files.createDirectories(LocalModels.cacheFolder());
    Files.createDirectory(data);
    Files.createSymbolicLink(models(data), cache);
  }

  /** Takes the models out of a data folder again, before all that is in it is deleted. */
  public static void unlink(Path data) throws IOException {
    Files.deleteIfExists(models(data));
  }

  private static Path models(Path data) {
    return data.resolve("models");
  }

  /**
   * Waits until this server's model can be asked: it has to be loaded, and fetched where this is
   * the first time.
   */
  public static void awaitReady(URI server) throws IOException, InterruptedException {
    HttpRequest ready = HttpRequest.newBuilder(server.resolve("/health/ready")).build();
    HttpClient client = HttpClient.newHttpClient();
    long begin = System.nanoTime();
    try {
      for (var answer = client.send(ready, BodyHandlers.ofString());
          answer.statusCode() != 200;
          answer = client.send(ready, BodyHandlers.ofString())) {
        if (System.nanoTime() - begin > LONGEST_LOADING.toNanos()) {
          throw new AssertionError(
              "the model did not come up within " + LONGEST_LOADING + ": " + answer.body());
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } finally {
      client.shutdownNow();
    }
  }
}

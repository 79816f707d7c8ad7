// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.llamacpp.process.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A Parley server of its own, as {@code ./parley serve} starts it. Run from the repository's root.
 */
final class ParleyProcess implements AutoCloseable {
  private static final int SECONDS_TO_START = 120;

  private final Process process;
  private final URI baseUrl;

  private ParleyProcess(Process process, URI baseUrl) {
    this.process = process;
    this.baseUrl = baseUrl;
  }

  static ParleyProcess inFrontOf(Endpoint endpoint, String model)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("parley-benchmark");
    Path file = folder.resolve("parley.yaml");
    int port = FreePort.find();
    Files.writeString(
        file,
        """
        server: {port: %d}
        data_dir: "%s"
        providers:
          local: {type: llamacpp, base_url: "%s", model: %s, api_key_env: LLAMA_KEY, parameters: {}}
        routes:
          default: {providers: ["local/%s"]}
        """
            .formatted(port, folder.resolve("data"), endpoint.baseUrl(), model, model));
    ProcessBuilder builder =
        new ProcessBuilder("./parley", "serve", "--config", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("parley.log").toFile());
    if (endpoint.apiKey() != null) {
      builder.environment().put("LLAMA_KEY", endpoint.apiKey());
    }
    URI base = URI.create("http://127.0.0.1:" + port);
    ParleyProcess parley = new ParleyProcess(builder.start(), base);
    parley.awaitReady(folder.resolve("parley.log"));
    return parley;
  }

  URI baseUrl() {
    return baseUrl;
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ready = HttpRequest.newBuilder(URI.create(baseUrl + "/health/ready")).build();
    for (int i = 0; i < SECONDS_TO_START * 10; i++) {
      try {
        if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not there yet.
      }
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    close();
    throw new IllegalStateException("Parley did not start:\n" + Files.readString(log));
  }

  @Override
  public void close() {
    process.destroy();
  }
}

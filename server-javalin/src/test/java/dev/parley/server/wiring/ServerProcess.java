// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.server.Main;
import dev.parley.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Parley listens on (http://\\S+)");
  private static final Duration LONGEST_LOADING = Duration.ofMinutes(5);
  private final Process process;
  private final Path log;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code serve} in this folder, with the configuration that is there. */
  static ServerProcess start(Path folder) throws IOException {
    Path log = Files.createTempFile(folder, "server", ".log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
    builder.environment().keySet().removeIf(name -> name.startsWith("OPENAI_"));
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    return new ServerProcess(builder.start(), log);
  }

  /** Waits until its model can be asked. */
  void awaitReady() throws Exception {
    long deadline = System.nanoTime() + LONGEST_LOADING.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("the server did not come up: " + log());
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isReady() throws Exception {
    return address().isPresent() && get("/health/ready").statusCode() == 200;
  }

  private Optional<URI> address() throws IOException {
    Matcher found = ADDRESS.matcher(log());
    return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
  }

  URI uri(String path) throws IOException {
    return address().orElseThrow().resolve(path);
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> chat(String json) throws Exception {
    return client.send(chatRequest(json), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest chatRequest(String json) throws IOException {
    return HttpRequest.newBuilder(uri("/v1/chat/completions"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json))
        .build();
  }

  HttpClient client() {
    return client;
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** What {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What a service manager does; returns when it has ended. */
  void terminate() {
    process.destroy();
    Await.until("the server ends", () -> !process.isAlive());
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroyForcibly();
  }
}

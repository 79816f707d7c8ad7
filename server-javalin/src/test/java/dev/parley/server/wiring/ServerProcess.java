// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Main;
import dev.parley.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, which can be killed. */
public final class ServerProcess implements AutoCloseable {
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
    return start(folder, Map.of());
  }

  /** As {@link #start(Path)}, in this environment beside the usual one. */
  static ServerProcess start(Path folder, Map<String, String> environment) throws IOException {
    return start(folder, environment, List.of());
  }

  /** As that, by a Java with these options. */
  public static ServerProcess start(
      Path folder, Map<String, String> environment, List<String> options) throws IOException {
    Path log = Files.createTempFile(folder, "server", ".log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("OPENAI_"));
    builder.environment().putAll(environment);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    return new ServerProcess(builder.start(), log);
  }

  /** Waits until it answers, whether or not its model does. */
  void awaitListening() {
    Await.until("the server listens", () -> !process.isAlive() || listens());
    assertThat(process.isAlive()).isTrue();
  }

  private boolean listens() {
    try {
      return address().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until its model can be asked. */
  public void awaitReady() throws Exception {
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

  public URI uri(String path) throws IOException {
    return address().orElseThrow().resolve(path);
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends JSON with a key. */
  HttpResponse<String> post(String path, String json, String key) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
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

  public String log() throws IOException {
    return Files.readString(log);
  }

  /** What {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What a service manager does; returns when it has ended. */
  void terminate() {
    drain();
    Await.until("the server ends", () -> !process.isAlive());
  }

  /** Tells it to end, and does not wait for that. */
  public void drain() {
    process.destroy();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroyForcibly();
  }
}

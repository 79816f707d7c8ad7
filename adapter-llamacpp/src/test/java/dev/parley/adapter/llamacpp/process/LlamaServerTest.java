// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.llamacpp.fetch.Await;
import dev.parley.adapter.llamacpp.fetch.Jvm;
import dev.parley.adapter.llamacpp.fetch.Notes;
import dev.parley.adapter.llamacpp.fetch.RangeServer;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.Dependency;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real llama-server with the real small model; both are fetched when missing. */
final class LlamaServerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final OkHttpClient http = new OkHttpClient();
  private final Notes notes = new Notes();

  @TempDir Path folder;

  @Test
  void serverAnswersWithItsKeyAloneAndIsGoneWhenClosed() throws Exception {
    Endpoint endpoint;
    try (LlamaServer server = LlamaServer.start(settings().build(), notes)) {
      endpoint = server.awaitReady(PATIENCE);

      assertThat(status(endpoint, "/props")).isEqualTo(200);
      assertThat(status(new Endpoint(endpoint.baseUrl(), "wrong"), "/props")).isEqualTo(401);
      assertThat(body(endpoint, "/props")).contains("\"n_ctx\":512");
      assertThat(body(endpoint, "/slots")).contains("\"id\":0").contains("\"id\":1");
      assertThat(server.state().status()).isEqualTo(Dependency.Status.UP);
      assertThat(processLines()).noneMatch(line -> line.contains(endpoint.apiKey()));
      assertThat(notes.lines()).anyMatch(line -> line.startsWith("loading smollm2-135m-instruct"));
      assertThat(folder.resolve("engine.log")).content().contains("model loaded");
    }
    assertThatThrownBy(() -> status(endpoint, "/health")).isInstanceOf(IOException.class);
  }

  @Test
  void serverComesBackElsewhereWhenItIsKilled() throws Exception {
    try (LlamaServer server = LlamaServer.start(settings().build(), notes)) {
      Endpoint first = server.awaitReady(PATIENCE);
      engine(ProcessHandle.current(), first).destroyForcibly();
      Await.until("its death is noticed", () -> server.state().status() != Dependency.Status.UP);

      assertThatThrownBy(server::endpoint)
          .isInstanceOf(ProviderUnavailableException.class)
          .hasMessage("the local model stopped and is being started again");
      Await.until("it is back", () -> server.state().status() == Dependency.Status.UP);

      assertThat(server.endpoint()).isNotEqualTo(first);
      assertThat(status(server.endpoint(), "/props")).isEqualTo(200);
      assertThat(notes.lines()).anyMatch(line -> line.contains("ended with status 137"));
    }
  }

  @Test
  void nothingIsLeftWhenParleyIsKilled() throws Exception {
    Process parley = Jvm.start(ServeMain.class, folder.resolve("engine.log").toString());
    Endpoint endpoint = endpointOf(parley);
    List<ProcessHandle> children = parley.toHandle().descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(2);
    assertThat(status(endpoint, "/props")).isEqualTo(200);

    parley.destroyForcibly().waitFor();

    Await.until("all are gone", () -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void otherParleyIsNotDisturbedWhenOneEnds() throws Exception {
    Process other = Jvm.start(ServeMain.class, folder.resolve("other.log").toString());
    Endpoint theirs = endpointOf(other);
    try (LlamaServer mine = LlamaServer.start(settings().build())) {
      Endpoint ours = mine.awaitReady(PATIENCE);
      assertThat(ours.baseUrl()).isNotEqualTo(theirs.baseUrl());
      assertThat(status(new Endpoint(ours.baseUrl(), theirs.apiKey()), "/props")).isEqualTo(401);

      other.getOutputStream().close();
      assertThat(other.waitFor()).isZero();

      assertThat(status(ours, "/props")).isEqualTo(200);
    }
    assertThatThrownBy(() -> status(theirs, "/health")).isInstanceOf(IOException.class);
  }

  @Test
  void progressIsToldAndCallsAreRefusedWhileModelIsFetched() throws Exception {
    RangeServer files = new RangeServer("GGUF" + "x".repeat(1_000_000), "\"one\"");
    files.dawdle(true);
    try (MockWebServer web = new MockWebServer()) {
      web.setDispatcher(files);
      web.start();
      LlamaCppSettings settings =
          settings().model(web.url("/tiny.gguf").toString()).folder(folder).build();
      LlamaServer server = LlamaServer.start(settings, notes);
      Await.until("bytes came", () -> server.state().progress().orElse(0) > 0);

      assertThat(server.state().status()).isEqualTo(Dependency.Status.STARTING);
      assertThat(server.state().message()).contains("tiny.gguf").contains("of 1 MB");
      assertThatThrownBy(server::endpoint)
          .isInstanceOf(ProviderUnavailableException.class)
          .hasMessageContaining("tiny.gguf");

      server.close();
      assertThat(server.state()).isEqualTo(Dependency.State.down("stopped with Parley"));
    }
  }

  @Test
  void lastLinesOfItsLogAreInTheCauseAloneWhenModelCanNotBeLoaded() throws Exception {
    Path noModel = Files.writeString(folder.resolve("broken.gguf"), "GGUF and nothing more");
    LlamaCppSettings settings = settings().model(noModel.toString()).build();
    try (LlamaServer server = LlamaServer.start(settings)) {
      assertThatThrownBy(() -> server.awaitReady(PATIENCE))
          .isInstanceOf(ProviderUnavailableException.class)
          .hasMessage(
              "the local model could not be loaded and is tried again: Parley's log says why")
          .cause()
          .hasMessageContaining("ended with status 1")
          .hasMessageContaining("failed to load model")
          .hasMessageContaining(folder.resolve("engine.log").toString());
    }
  }

  private LlamaCppSettings.Builder settings() {
    return LlamaCppSettings.builder()
        .threads(1)
        .contextTokens(512)
        .logFile(folder.resolve("engine.log"));
  }

  /** The one that serves there: the server that other tests share runs, too. */
  private static ProcessHandle engine(ProcessHandle parley, Endpoint endpoint) {
    String port = " " + endpoint.baseUrl().getPort() + " ";
    return parley
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains("--ctx-size"))
        .filter(child -> (child.info().commandLine().orElse("") + " ").contains(port))
        .filter(child -> !child.info().command().orElse("").endsWith("sh"))
        .filter(child -> !child.info().commandLine().orElse("").startsWith("/bin/sh"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> processLines() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .toList();
  }

  private static Endpoint endpointOf(Process parley) throws IOException {
    BufferedReader reader = parley.inputReader(StandardCharsets.UTF_8);
    String[] words = String.valueOf(reader.readLine()).split(" ", 2);
    assertThat(words).as("what the other Parley printed").hasSize(2);
    return new Endpoint(URI.create(words[0]), words[1]);
  }

  private int status(Endpoint endpoint, String path) throws IOException {
    try (Response response = http.newCall(request(endpoint, path)).execute()) {
      return response.code();
    }
  }

  private String body(Endpoint endpoint, String path) throws IOException {
    try (Response response = http.newCall(request(endpoint, path)).execute()) {
      return response.body().string();
    }
  }

  private static Request request(Endpoint endpoint, String path) {
    return new Request.Builder()
        .url(endpoint.baseUrl() + path)
        .header("Authorization", "Bearer " + endpoint.apiKey())
        .header("Connection", "close")
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import dev.parley.benchmarks.Folders;
import dev.parley.benchmarks.FreePort;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A gateway in a process of its own, and in a folder that goes when it does. */
final class RunningGateway implements AutoCloseable {
  private static final int TENTHS_TO_START = 600;
  private static final int SECONDS_TO_END = 20;
  private static final String OUTPUT = "output.log";
  private static final int LAST_WORDS = 2_000;

  private final Process process;
  private final ProcessUse use;
  private final URI base;
  private final Path folder;
  private final Thread atExit;

  private RunningGateway(Process process, URI base, Path folder) {
    this.process = process;
    this.use = new ProcessUse(process.toHandle());
    this.base = base;
    this.folder = folder;
    this.atExit = Thread.ofPlatform().unstarted(process::destroy);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a gateway and waits for its first right answer. */
  static RunningGateway start(Launcher launcher, Pinning pinning, URI provider)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("gateway-" + launcher.name());
    int port = FreePort.find();
    Launcher.Command command = launcher.command(folder, port, provider);
    ProcessBuilder builder =
        new ProcessBuilder(pinning.gateway(command.words()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(OUTPUT).toFile());
    builder.environment().putAll(command.environment());
    URI base = URI.create("http://127.0.0.1:" + port);
    RunningGateway gateway = new RunningGateway(builder.start(), base, folder);
    gateway.awaitAnswer();
    return gateway;
  }

  URI base() {
    return base;
  }

  ProcessUse use() {
    return use;
  }

  /** The end of its output, and how it ended where it did. */
  String lastWords() {
    String end = process.isAlive() ? "" : "\nit ended with status " + process.exitValue();
    try (RandomAccessFile output = new RandomAccessFile(folder.resolve(OUTPUT).toFile(), "r")) {
      output.seek(Math.max(0, output.length() - LAST_WORDS));
      byte[] last = new byte[(int) (output.length() - output.getFilePointer())];
      output.readFully(last);
      return new String(last, StandardCharsets.UTF_8).strip() + end;
    } catch (IOException e) {
      return "(no output)" + end;
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    HttpRequest chat =
        HttpRequest.newBuilder(URI.create(base + Wire.PATH))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Wire.plainRequest()))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < TENTHS_TO_START; i++) {
        try {
          if (client.send(chat, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // Not there yet.
        }
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    String said = lastWords();
    close();
    throw new IOException("the gateway did not start:\n" + said);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(atExit);
    Folders.delete(folder);
  }
}

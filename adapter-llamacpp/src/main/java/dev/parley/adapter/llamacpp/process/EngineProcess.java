// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of an engine, under guard, with its output kept. */
final class EngineProcess implements AutoCloseable {
  /** How long it may take to end by itself. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final Duration MARGIN = Duration.ofSeconds(3);

  private final Process process;
  private final Thread reader;

  private EngineProcess(Process process, Thread reader) {
    this.process = process;
    this.reader = reader;
  }

  /**
   * Starts it.
   *
   * @param apiKey what callers must show; given in the environment, where others can't read it
   */
  static EngineProcess start(
      EngineCommand engine, List<String> arguments, String apiKey, EngineLog log)
      throws IOException {
    List<String> line = new ArrayList<>(engine.command());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(Guard.over(line, GRACE)).redirectErrorStream(true);
    builder.environment().putAll(engine.environment());
    builder.environment().put("LLAMA_API_KEY", apiKey);
    log.begin();
    Process process = builder.start();
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .name("llama-server log")
            .start(() -> log.keep(process.getInputStream()));
    return new EngineProcess(process, reader);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end; 128 and the signal's number where a signal ended it. */
  int awaitExit() throws InterruptedException {
    int exit = process.waitFor();
    reader.join(MARGIN);
    return exit;
  }

  /** Ends it: asks, and insists after the grace time. Returns when it is gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close(); // what the guard waits for
      if (!Guard.available()) {
        process.destroy();
      }
      process.waitFor(GRACE.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.fetch.Sleeper;
import dev.parley.adapter.llamacpp.models.ModelLibrary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings up a llama-server: the model, the program, a port, a key, and patience while it loads.
 *
 * @param keys makes an API key
 */
record EngineLauncher(
    LlamaCppSettings settings,
    ModelLibrary library,
    EngineLocator locator,
    EngineLog log,
    Supplier<String> keys,
    Progress progress,
    Clock clock,
    Sleeper sleeper)
    implements Launcher {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
  private static final int ILLEGAL_INSTRUCTION = 128 + 4;
  private static final int TAIL_LINES = 5;

  @Override
  public RunningEngine launch(Consumer<Phase> phases) throws IOException, InterruptedException {
    Progress watched = new WatchedProgress(progress, phases);
    Path model = library.pull(settings.model(), watched);
    EngineCommand command = locator.locate(watched);
    watched.note("loading %s with %s".formatted(settings.model(), command.origin()));
    Instant begin = clock.instant();
    RunningEngine engine = start(command, model);
    try {
      awaitReady(engine, begin.plus(settings.startTimeout()));
    } catch (IOException | InterruptedException e) {
      engine.close();
      throw e;
    }
    double seconds = Duration.between(begin, clock.instant()).toMillis() / 1e3;
    progress.note("%s is loaded, in %.1f s".formatted(settings.model(), seconds));
    return engine;
  }

  @Override
  public String explain(EngineCommand engine, int exit) throws IOException {
    if (exit == ILLEGAL_INSTRUCTION && engine.fetched()) {
      locator.reject(engine);
      return engine.origin() + " does not run on this processor; another engine is tried";
    }
    return "llama-server (%s) ended with status %d; its last lines: %s; the whole log: %s"
        .formatted(engine.origin(), exit, String.join(" | ", log.tail(TAIL_LINES)), log.file());
  }

  private RunningEngine start(EngineCommand command, Path model) throws IOException {
    int port = FreePort.find();
    String key = keys.get();
    List<String> arguments =
        ServerArguments.of(settings, model, port, Runtime.getRuntime().availableProcessors());
    Endpoint endpoint = new Endpoint(URI.create("http://127.0.0.1:" + port), key);
    return new RunningEngine(endpoint, command, EngineProcess.start(command, arguments, key, log));
  }

  private void awaitReady(RunningEngine engine, Instant deadline)
      throws IOException, InterruptedException {
    Readiness readiness = new Readiness();
    while (!readiness.of(engine.endpoint())) {
      if (!engine.process().isAlive()) {
        throw new EngineFailedException(
            "the local model could not be loaded and is tried again: Parley's log says why",
            explain(engine.command(), engine.process().awaitExit()));
      }
      if (clock.instant().isAfter(deadline)) {
        String told =
            "the local model was not loaded within %d s: take a smaller model, or raise the limit"
                .formatted(settings.startTimeout().toSeconds());
        throw new EngineFailedException(
            told, "%s (%s; the log: %s)".formatted(told, settings.model(), log.file()));
      }
      sleeper.sleep(LOOK_AGAIN);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.Downloader;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.fetch.PythonPackages;
import dev.parley.adapter.llamacpp.fetch.Sleeper;
import dev.parley.adapter.llamacpp.models.ModelCatalog;
import dev.parley.adapter.llamacpp.models.ModelLibrary;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.Dependency;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * A llama-server of one's own. It is started in the background, with its model and its program
 * fetched first where they are missing; it listens on the loopback alone and wants a key; it is
 * started again when it dies; and it ends with {@link #close} or with this Java process, however
 * that ends.
 */
public final class LlamaServer implements Dependency, AutoCloseable {
  private static final long LOG_BYTES = 5_000_000;
  private static final int KEY_BYTES = 24;
  private static final Duration GOODBYE = Duration.ofSeconds(15);

  private final String name;
  private final CurrentPhase phase;
  private final Thread supervisor;

  private LlamaServer(String name, CurrentPhase phase, Thread supervisor) {
    this.name = name;
    this.phase = phase;
    this.supervisor = supervisor;
  }

  /** Starts one and returns at once. */
  public static LlamaServer start(LlamaCppSettings settings) {
    return start(settings, Progress.silent());
  }

  /** Starts one and returns at once; {@code progress} hears what is fetched and loaded. */
  public static LlamaServer start(LlamaCppSettings settings, Progress progress) {
    CurrentPhase phase = new CurrentPhase();
    Launcher launcher = launcher(settings, progress);
    Supervisor supervisor =
        new Supervisor(launcher, phase, progress, Clock.systemUTC(), Sleeper.real());
    Thread thread =
        Thread.ofVirtual()
            .name("llama-server " + settings.name())
            .uncaughtExceptionHandler((t, e) -> broken(phase, progress, e))
            .start(supervisor);
    LlamaServer server = new LlamaServer(settings.name(), phase, thread);
    if (!Guard.available()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
    return server;
  }

  private static void broken(CurrentPhase phase, Progress progress, Throwable e) {
    String line = "the local model can't be started: restart Parley, whose log says why";
    phase.enter(new Phase.Failed(line, e));
    progress.note(line + " (" + e + ")");
  }

  private static Launcher launcher(LlamaCppSettings settings, Progress progress) {
    Downloader downloader = Downloader.create();
    PythonPackages packages = PythonPackages.with(downloader);
    Path engines = settings.folder().toAbsolutePath().resolve("engines");
    String searchPath = System.getenv().getOrDefault("PATH", "");
    return new EngineLauncher(
        settings,
        new ModelLibrary(settings.folder(), ModelCatalog.builtIn(), downloader, packages),
        new EngineLocator(
            settings,
            searchPath,
            new EnginePackages(engines, packages),
            CpuFeatures.ofThisMachine()),
        new EngineLog(settings.logFile(), LOG_BYTES),
        randomKeys(),
        progress,
        Clock.systemUTC(),
        Sleeper.real());
  }

  private static Supplier<String> randomKeys() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] key = new byte[KEY_BYTES];
      random.nextBytes(key);
      return HexFormat.of().formatHex(key);
    };
  }

  @Override
  public String name() {
    return name;
  }

  /** What is going on, without waiting: fetching and how far, starting, up, or what is wrong. */
  @Override
  public State state() {
    return phase.get().state();
  }

  /**
   * Where it listens now. After a restart that is another place: ask again for each call.
   *
   * @throws ProviderUnavailableException while it is not ready, with what is missing
   */
  public Endpoint endpoint() {
    return endpoint(phase.get());
  }

  /**
   * Waits until it is ready.
   *
   * @throws ProviderUnavailableException when it can't be started, or isn't within that time
   */
  public Endpoint awaitReady(Duration longest) throws InterruptedException {
    return endpoint(phase.awaitOutcome(longest));
  }

  private Endpoint endpoint(Phase now) {
    if (now instanceof Phase.Ready ready) {
      return ready.endpoint();
    }
    if (now instanceof Phase.Failed failed) {
      throw new ProviderUnavailableException("model_not_ready", failed.message(), failed.cause());
    }
    throw new ProviderUnavailableException(
        "model_not_ready", "the local model is not ready: " + now.state().message());
  }

  /** Ends the llama-server and returns when it is gone. What was being fetched can go on later. */
  @Override
  public void close() {
    supervisor.interrupt();
    try {
      supervisor.join(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

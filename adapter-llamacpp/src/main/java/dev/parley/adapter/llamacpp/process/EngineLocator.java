// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.CommandRun;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.domain.error.ProviderUnavailableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what serves the model: the configured llama-server, one on the PATH, one fetched earlier, or
 * one fetched now. A program is asked for its version before it is taken; one that Parley fetched
 * and that dies of an instruction this processor lacks is never taken again.
 */
final class EngineLocator {
  private static final Duration QUICK = Duration.ofSeconds(30);

  private final String provider;
  private final @Nullable Path configured;
  private final String searchPath;
  private final EnginePackages packages;
  private final CpuFeatures cpu;

  EngineLocator(
      LlamaCppSettings settings, String searchPath, EnginePackages packages, CpuFeatures cpu) {
    this.provider = settings.name();
    this.configured = settings.binary();
    this.searchPath = searchPath;
    this.packages = packages;
    this.cpu = cpu;
  }

  /**
   * The engine to run.
   *
   * @throws ProviderUnavailableException when there is none, with what to do
   */
  EngineCommand locate(Progress progress) throws InterruptedException {
    if (configured != null) {
      return configured(configured);
    }
    Optional<EngineCommand> installed = onPath(progress);
    return installed.isPresent() ? installed.get() : fetched(progress);
  }

  /** The engine died of an illegal instruction: the next one is looked for. */
  void reject(EngineCommand engine) throws IOException {
    for (FetchedEngine candidate : FetchedEngine.values()) {
      if (engine.origin().equals(candidate.source().toString())) {
        packages.markUnusable(candidate.source());
      }
    }
  }

  private EngineCommand configured(Path binary) throws InterruptedException {
    EngineCommand engine = program(binary, "providers." + provider + ".binary");
    Optional<String> fault = fault(binary, engine);
    if (fault.isPresent()) {
      throw unavailable(
          "providers.%s.binary is %s: %s: give the path of a llama-server, or leave the key out to have one fetched"
              .formatted(provider, binary, fault.get()));
    }
    return engine;
  }

  private Optional<EngineCommand> onPath(Progress progress) throws InterruptedException {
    List<Path> programs =
        Arrays.stream(searchPath.split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .flatMap(
                folder ->
                    Stream.of("llama-server", "llama-server.exe").map(Path.of(folder)::resolve))
            .filter(Files::isExecutable)
            .filter(Files::isRegularFile)
            .toList();
    for (Path path : programs) {
      EngineCommand engine = program(path, path + " from the PATH");
      Optional<String> fault = fault(path, engine);
      if (fault.isEmpty()) {
        return Optional.of(engine);
      }
      progress.note(path + " is passed over: " + fault.get());
    }
    return Optional.empty();
  }

  private EngineCommand fetched(Progress progress) throws InterruptedException {
    List<FetchedEngine> usable =
        Arrays.stream(FetchedEngine.values())
            .filter(engine -> engine.suits(cpu) && !packages.isUnusable(engine.source()))
            .toList();
    List<FetchedEngine> hereFirst =
        Stream.concat(
                usable.stream().filter(engine -> packages.isHere(engine.source())), usable.stream())
            .distinct()
            .toList();
    String reason = "none is known for this machine";
    for (FetchedEngine candidate : hereFirst) {
      try {
        packages.install(candidate.source(), progress);
        EngineCommand engine = candidate.command(packages);
        Optional<String> fault = fault(Path.of(engine.command().getFirst()), engine);
        if (fault.isEmpty()) {
          return engine;
        }
        reason = candidate.source() + " does not run here: " + fault.get();
      } catch (ProviderUnavailableException | IOException e) {
        reason = String.valueOf(e.getMessage());
      }
      progress.note(reason);
    }
    throw unavailable(
        "no llama-server is here and none can be fetched (%s): install one (brew install llama.cpp, winget install llama.cpp, or a release of llama.cpp) so that it is on the PATH, or set providers.%s.binary to it"
            .formatted(reason, provider));
  }

  private static EngineCommand program(Path binary, String origin) {
    return new EngineCommand(List.of(binary.toString()), Map.of(), origin, false);
  }

  /** Why it can't be run; empty when it can. */
  private static Optional<String> fault(Path binary, EngineCommand engine)
      throws InterruptedException {
    if (binary.getNameCount() > 1 && !Files.isExecutable(binary)) {
      return Optional.of(Files.exists(binary) ? "it is not executable" : "there is no such file");
    }
    if (engine.command().size() > 1) {
      return Optional.empty(); // a script: its start is its test
    }
    try {
      CommandRun run =
          CommandRun.of(List.of(binary.toString(), "--version"), engine.environment(), QUICK);
      return run.succeeded()
          ? Optional.empty()
          : Optional.of("--version ends with status %d (%s)".formatted(run.exit(), run.lastLine()));
    } catch (IOException e) {
      return Optional.of("it can't be started (" + e.getMessage() + ")");
    }
  }

  private static ProviderUnavailableException unavailable(String line) {
    return new ProviderUnavailableException("model_not_ready", line);
  }
}

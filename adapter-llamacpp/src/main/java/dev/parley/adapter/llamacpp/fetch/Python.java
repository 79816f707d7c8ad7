// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python with pip. Its configuration is the user's own, so mirrors, certificates and offline
 * folders of wheels work as they do on the command line.
 */
public final class Python {
  static final List<List<String>> USUAL =
      List.of(List.of("python3"), List.of("python"), List.of("py", "-3"));
  private static final Duration QUICK = Duration.ofSeconds(30);
  private static final Duration LOOK_UP = Duration.ofMinutes(3);
  private static final Duration TRANSFER = Duration.ofHours(2);

  private final List<String> command;

  private Python(List<String> command) {
    this.command = command;
  }

  /** The first of the candidates that is a Python 3 with pip. */
  static Python find(List<List<String>> candidates) throws InterruptedException {
    boolean withoutPip = false;
    for (List<String> candidate : candidates) {
      Python python = new Python(candidate);
      if (python.answers("-c", "import sys; assert sys.version_info >= (3, 8)")) {
        if (python.answers("-m", "pip", "--version")) {
          return python;
        }
        withoutPip = true;
      }
    }
    throw withoutPip
        ? Unavailable.because("Python has no pip", "install it, for instance python3-pip")
        : Unavailable.because(
            "no Python 3 was found (tried python3, python, py)", "install Python 3 with pip");
  }

  /** How it is started. */
  public List<String> command() {
    return command;
  }

  /** Where pip would take the wheel from; empty when this pip can't say (before 22.2). */
  Optional<PipReport.Wheel> locate(PythonPackage wanted) throws IOException, InterruptedException {
    Path report = Files.createTempFile("parley", ".json");
    try {
      CommandRun run =
          pip(
              LOOK_UP,
              List.of("install", "--dry-run", "--ignore-installed", "--report", report.toString()),
              wanted);
      return run.succeeded() ? PipReport.read(report) : Optional.empty();
    } finally {
      Files.deleteIfExists(report);
    }
  }

  /** Lets pip itself bring the wheel into a folder. */
  Path download(PythonPackage wanted, Path folder) throws IOException, InterruptedException {
    CommandRun run = pip(TRANSFER, List.of("download", "--dest", folder.toString()), wanted);
    if (!run.succeeded()) {
      throw Unavailable.because(
          "pip can't bring the Python package " + wanted + " (" + run.lastLine() + ")",
          "check the network and try again");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".whl"))
          .findAny()
          .orElseThrow(() -> new IOException("pip left no wheel in " + folder));
    }
  }

  private CommandRun pip(Duration limit, List<String> task, PythonPackage wanted)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet"));
    line.addAll(task);
    line.addAll(List.of("--no-deps", "--only-binary", ":all:", wanted.requirement()));
    return CommandRun.of(line, Map.of(), limit);
  }

  private boolean answers(String... arguments) throws InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    try {
      return CommandRun.of(line, Map.of(), QUICK).succeeded();
    } catch (IOException e) {
      return false; // no such program
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that helps to get a browser. */
record Command(List<String> words, Map<String, String> environment) {
  private static final long LONGEST_MINUTES = 4;

  static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /** The first program of these names on a path like that of the environment. */
  static Optional<Path> onPath(String path, String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(":", -1)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs it to its end. */
  void run(Path folder) throws IOException, InterruptedException {
    Path log = Files.createTempFile("command", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new IOException(this + " took over " + LONGEST_MINUTES + " minutes");
      }
      if (process.exitValue() != 0) {
        throw new IOException(this + " failed: " + Files.readString(log).strip());
      }
    } finally {
      Files.delete(log);
    }
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}

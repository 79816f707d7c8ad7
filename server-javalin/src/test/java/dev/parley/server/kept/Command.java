// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that helps to get what tests need.
 *
 * @param environment what is added to the environment of this process
 * @param longest how long it may take
 */
public record Command(List<String> words, Map<String, String> environment, Duration longest) {
  private static final Duration LONGEST = Duration.ofMinutes(4);

  public static Command of(String... words) {
    return new Command(List.of(words), Map.of(), LONGEST);
  }

  /** The same with these variables. */
  public Command with(Map<String, String> variables) {
    return new Command(words, variables, longest);
  }

  /** The first program of these names on a path like that of the environment. */
  public static Optional<Path> onPath(String path, String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(":", -1)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs it to its end, and returns what it printed.
   *
   * @throws IOException when it can't be started, takes too long or fails, with all that it said
   */
  public String run(Path folder) throws IOException, InterruptedException {
    Path out = Files.createTempFile("command", ".out");
    Path log = Files.createTempFile("command", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(log.toFile());
      builder.environment().putAll(environment);
      int code = finish(builder.start(), out, log);
      if (code != 0) {
        throw new IOException(this + " failed with " + code + ": " + said(out, log));
      }
      return Files.readString(out);
    } finally {
      Files.delete(out);
      Files.delete(log);
    }
  }

  private int finish(Process process, Path out, Path log) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException(this + " took over " + longest + ": " + said(out, log));
    }
    return process.exitValue();
  }

  private static String said(Path out, Path log) throws IOException {
    return (Files.readString(log) + Files.readString(out)).strip();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}

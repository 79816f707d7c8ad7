// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A short command of this machine, run to its end.
 *
 * @param exit its exit status; {@link #NOT_ENDED} when it was stopped for taking too long
 * @param output what it said on both its outputs
 */
public record CommandRun(int exit, String output) {
  /** The exit of a command that took too long. */
  public static final int NOT_ENDED = -1;

  /**
   * Runs it.
   *
   * @param environment what is added to Parley's own
   * @param limit when it is stopped
   * @throws IOException when there is no such program
   */
  public static CommandRun of(List<String> command, Map<String, String> environment, Duration limit)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("parley", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      try {
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        return new CommandRun(ended ? process.exitValue() : NOT_ENDED, said);
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** Whether it ended well. */
  public boolean succeeded() {
    return exit == 0;
  }

  /** The last line it said, where commands put their reason. */
  public String lastLine() {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "no output" : lines.getLast().strip();
  }
}

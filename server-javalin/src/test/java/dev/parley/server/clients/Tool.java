// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of another language that these tests need on the machine. */
enum Tool {
  PYTHON("python3", "install Python 3.10 or newer with pip"),
  NODE("node", "install Node.js 20 or newer"),
  NPM("npm", "install Node.js 20 or newer with npm");

  private static final long LONGEST_MINUTES = 8;

  private final String command;
  private final String fix;

  Tool(String command, String fix) {
    this.command = command;
    this.fix = fix;
  }

  /** A process of it with these arguments. */
  ProcessBuilder with(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(arguments);
    return new ProcessBuilder(all);
  }

  /** Starts a process made {@linkplain #with here}, or says what to install. */
  Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          command + " can't be started, and the official clients are tested with it: " + fix, e);
    }
  }

  /** Runs it to its end and returns what it printed. */
  String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(command, ".out");
    Path log = Files.createTempFile(command, ".log");
    try {
      Process process =
          start(
              with(arguments)
                  .directory(folder.toFile())
                  .redirectOutput(out.toFile())
                  .redirectError(log.toFile()));
      process.getOutputStream().close();
      boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      if (!ended || process.exitValue() != 0) {
        throw failed(arguments, Files.readString(log));
      }
      return Files.readString(out);
    } finally {
      Files.delete(out);
      Files.delete(log);
    }
  }

  private AssertionError failed(List<String> arguments, String log) {
    return new AssertionError(
        command
            + " "
            + String.join(" ", arguments)
            + " failed: "
            + fix
            + ", and let it reach its package registry once; it said: "
            + log);
  }
}

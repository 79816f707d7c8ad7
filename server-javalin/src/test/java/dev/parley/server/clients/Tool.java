// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.server.kept.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of another language that these tests need on the machine. */
enum Tool {
  PYTHON("python3", "install Python 3.10 or newer with pip"),
  NODE("node", "install Node.js 20 or newer"),
  NPM("npm", "install Node.js 20 or newer with npm");

  private static final Duration LONGEST = Duration.ofMinutes(8);

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
  String run(Path folder, List<String> arguments) throws InterruptedException {
    try {
      return new Command(with(arguments).command(), Map.of(), LONGEST).run(folder);
    } catch (IOException e) {
      throw new AssertionError(
          "the official clients are tested with "
              + command
              + ": "
              + fix
              + ", and let it reach its package registry once; "
              + e.getMessage(),
          e);
    }
  }
}

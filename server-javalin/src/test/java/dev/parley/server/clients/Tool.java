// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.server.kept.Packages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A program of another language that these tests need on the machine. */
enum Tool {
  PYTHON("python3", Packages.PYTHON),
  NODE("node", Packages.NODE);

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
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the version. */
@Command(name = "version", description = "Print the version of Parley and of the Java it runs on.")
final class VersionCommand extends WithHelp implements Callable<Integer> {

  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (String line : new Version().getVersion()) {
      terminal.out().println(line);
    }
    return ExitCode.OK;
  }
}

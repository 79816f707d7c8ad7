// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that holds all others. */
@Command(
    name = "parley",
    description =
        "A chat backend that speaks the OpenAI API, with a memory and a model of its own.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:the command failed",
      "2:the command line is wrong",
      "78:the configuration is wrong"
    },
    footer = {
      "",
      "To begin: ./parley serve, then ./parley chat in another terminal, or point any OpenAI"
          + " client at http://localhost:8080/v1. Settings: docs/settings.md."
    })
final class ParleyCommand extends WithHelp implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli shows the version; that it is declared is enough
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  ParleyCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: serve, chat, models, keys, export, import, dynamodb, config or version");
  }
}

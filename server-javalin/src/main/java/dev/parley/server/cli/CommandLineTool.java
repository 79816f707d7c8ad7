// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.InvalidSettingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program behind {@code ./parley}: takes the arguments, runs one command, says how it went. */
public final class CommandLineTool {

  private final CommandLine commands;

  /** A tool that talks to these surroundings and starts what the wiring gives. */
  public CommandLineTool(Surroundings surroundings, Wiring wiring) {
    commands =
        new CommandLine(new ParleyCommand())
            .addSubcommand(new ServeCommand(surroundings, wiring.server()))
            .addSubcommand(new ChatCommand(surroundings, wiring.server()))
            .addSubcommand(new ModelsCommand(surroundings, wiring.models()))
            .addSubcommand(new KeysCommand(surroundings, wiring.server(), wiring.keys()))
            .addSubcommand(new DynamoDbCommand(surroundings, wiring.tables()))
            .addSubcommand(new ExportCommand(surroundings, wiring.mover()))
            .addSubcommand(new ImportCommand(surroundings, wiring.mover()))
            .addSubcommand(new ConfigCommand(surroundings))
            .addSubcommand(new VersionCommand(surroundings.terminal()))
            .addSubcommand(new CommandLine.HelpCommand())
            .setOut(surroundings.terminal().out())
            .setErr(surroundings.terminal().err())
            .setParameterExceptionHandler(badArguments())
            .setExecutionExceptionHandler(failures(surroundings.terminal().err()));
  }

  /** Runs one command to its end and gives its {@link ExitCode}. */
  public int run(String... arguments) {
    int code = commands.execute(arguments);
    commands.getOut().flush();
    commands.getErr().flush();
    return code;
  }

  private static IParameterExceptionHandler badArguments() {
    return (exception, arguments) -> {
      CommandLine command = exception.getCommandLine();
      PrintWriter err = command.getErr();
      err.println("parley: " + exception.getMessage());
      if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
        err.println("see " + command.getCommandSpec().qualifiedName() + " --help");
      }
      return ExitCode.USAGE;
    };
  }

  private static IExecutionExceptionHandler failures(PrintWriter err) {
    return (exception, command, parsed) -> {
      return switch (exception) {
        case InvalidSettingsException invalid -> {
          invalid.problems().forEach(err::println);
          yield ExitCode.CONFIGURATION;
        }
        case CommandException expected -> {
          err.println("parley: " + expected.getMessage());
          yield ExitCode.FAILED;
        }
        case InterruptedException stopped -> {
          Thread.currentThread().interrupt();
          yield ExitCode.FAILED;
        }
        default -> throw exception; // a bug of ours: picocli prints the trace and exits with 1
      };
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.cli.TableMaker.Table;
import dev.parley.server.cli.TableMaker.Throughput;
import dev.parley.server.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prepares DynamoDB for servers. */
@Command(
    name = "dynamodb",
    description = "Make the tables that servers share in DynamoDB.",
    sortOptions = false)
final class DynamoDbCommand extends WithHelp implements Runnable {

  private final Surroundings surroundings;
  private final TableMaker tables;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  DynamoDbCommand(Surroundings surroundings, TableMaker tables) {
    this.surroundings = surroundings;
    this.tables = tables;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: dynamodb create-tables");
  }

  @Command(
      name = "create-tables",
      description = {
        "Make the tables that are missing, and wait until all can be used.",
        "Where and under which names: dynamodb.region, dynamodb.endpoint and dynamodb.table_prefix."
            + " Credentials come as AWS's own tools find them. A table that is there stays as it"
            + " is."
      },
      sortOptions = false)
  int createTables(
      @Mixin ConfigOption config,
      @Option(
              names = "--read",
              paramLabel = "N",
              description = "Reads of 4 KB each second that each table is paid for.")
          @Nullable Long reads,
      @Option(
              names = "--write",
              paramLabel = "N",
              description =
                  "Writes of 1 KB each second; without both of these each request is paid for.")
          @Nullable Long writes)
      throws CommandException {
    Throughput each = throughput(reads, writes);
    Settings settings = config.settings(surroundings);
    print(tables.create(settings, each), each);
    return ExitCode.OK;
  }

  private @Nullable Throughput throughput(@Nullable Long reads, @Nullable Long writes) {
    if (reads == null && writes == null) {
      return null;
    }
    if (reads == null || writes == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--read and --write go together: give both, or neither to pay by the request");
    }
    if (reads < 1 || writes < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--read is %d and --write %d: give 1 or more of each".formatted(reads, writes));
    }
    return new Throughput(reads, writes);
  }

  private void print(List<Table> all, @Nullable Throughput each) {
    PrintWriter out = surroundings.terminal().out();
    String paid =
        each == null
            ? "paid by the request"
            : "%d reads and %d writes a second".formatted(each.reads(), each.writes());
    for (Table table : all) {
      out.println(
          table.made()
              ? table.name() + ": made, " + paid
              : table.name() + ": was there, and stays as it is");
    }
  }
}

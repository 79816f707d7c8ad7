// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.StoreSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes all conversations to a file. */
@Command(
    name = "export",
    description = {
      "Write all conversations, whoever's they are, to a file of JSON lines.",
      "Run it again when it was cut off: it goes on behind the last whole conversation."
    },
    sortOptions = false,
    footer = {"", "Servers may run meanwhile. What the file holds, and what not: docs/export.md."})
final class ExportCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final ConversationMover mover;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Mixin private final MovedFile file = new MovedFile();

  @Option(
      names = "--from",
      paramLabel = "STORE",
      converter = StoreName.class,
      description = "sqlite or dynamodb (stores.conversations).")
  private StoreSettings.@Nullable Durable from;

  @Option(names = "--force", description = "Write the file anew, whatever it holds.")
  private boolean force;

  ExportCommand(Surroundings surroundings, ConversationMover mover) {
    this.surroundings = surroundings;
    this.mover = mover;
  }

  @Override
  public Integer call() throws CommandException {
    mover.exportAll(
        config.settings(surroundings),
        new ConversationMover.Order(from, file.path(surroundings), force),
        surroundings.terminal());
    return ExitCode.OK;
  }
}

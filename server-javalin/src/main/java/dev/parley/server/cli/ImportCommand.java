// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.StoreSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the conversations of a file into a store. */
@Command(
    name = "import",
    description = {
      "Put the conversations of an exported file into a store.",
      "Nothing is written over: what is there and equal is passed over, what differs is named and"
          + " left alone. Run it again when it was cut off."
    },
    sortOptions = false,
    footer = {"", "A server that uses the same data folder has to be stopped: docs/export.md."})
final class ImportCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final ConversationMover mover;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Mixin private final MovedFile file = new MovedFile();

  @Option(
      names = "--to",
      paramLabel = "STORE",
      converter = StoreName.class,
      description = "sqlite or dynamodb (stores.conversations).")
  private StoreSettings.@Nullable Durable to;

  ImportCommand(Surroundings surroundings, ConversationMover mover) {
    this.surroundings = surroundings;
    this.mover = mover;
  }

  @Override
  public Integer call() throws CommandException {
    mover.importAll(
        config.settings(surroundings),
        new ConversationMover.Order(to, file.path(surroundings), false),
        surroundings.terminal());
    return ExitCode.OK;
  }
}

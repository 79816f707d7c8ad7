// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which models are known and present, and fetches them. */
@Command(
    name = "models",
    description = "List the models that are known and present, or fetch one.",
    customSynopsis = "parley models [-h] [-c=FILE] [list | pull NAME]",
    sortOptions = false)
final class ModelsCommand implements Callable<Integer> {

  private static final String LIST = "list";
  private static final String PULL = "pull";

  private final Surroundings surroundings;
  private final ModelShelf shelf;

  @Spec private CommandSpec spec;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(
      paramLabel = "list | pull NAME",
      description = {
        "list (the default): what is known, and what is here.",
        "pull NAME: fetch a model of that list, or a GGUF file by its URL."
      })
  private List<String> words = List.of(LIST);

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  ModelsCommand(Surroundings surroundings, ModelShelf shelf) {
    this.surroundings = surroundings;
    this.shelf = shelf;
  }

  @Override
  public Integer call() throws CommandException, InterruptedException {
    boolean pull = words.getFirst().equals(PULL);
    if (!pull && !words.getFirst().equals(LIST)) {
      throw wrong("there is no models " + words.getFirst());
    }
    if (words.size() != (pull ? 2 : 1)) {
      throw wrong(pull ? "say the name of one model to pull" : "list takes no name");
    }
    Settings settings = SettingsLoader.load(config.request(surroundings)).settings();
    if (pull) {
      shelf.pull(settings, words.getLast(), surroundings.terminal());
    } else {
      shelf.list(settings, surroundings.terminal());
    }
    return ExitCode.OK;
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what + ": models list, or models pull NAME");
  }
}

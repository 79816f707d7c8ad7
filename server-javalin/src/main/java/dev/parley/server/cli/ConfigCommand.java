// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.SettingsReference;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the configuration that is in force. */
@Command(
    name = "config",
    description = {
      "Check the configuration and print all of it.",
      "Secrets are masked; each value that is no default says where it was written."
    },
    sortOptions = false)
final class ConfigCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--reference",
      description = "Print what can be set instead, as the Markdown page docs/settings.md.")
  private boolean reference;

  ConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String text =
        reference
            ? SettingsReference.markdown()
            : SettingsLoader.load(config.request(surroundings)).effectiveYaml();
    surroundings.terminal().out().print(text);
    return ExitCode.OK;
  }
}

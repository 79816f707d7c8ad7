// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.SettingsRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command with a configuration has. */
final class ConfigOption extends WithHelp {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "Configuration file; else the one named by PARLEY_CONFIG, else ./parley.yaml if it is"
              + " there.")
  private @Nullable Path file;

  Settings settings(Surroundings surroundings) {
    return SettingsLoader.load(request(surroundings)).settings();
  }

  SettingsRequest request(Surroundings surroundings) {
    return SettingsRequest.of(surroundings.workingDirectory(), surroundings.environment())
        .withFile(file);
  }
}

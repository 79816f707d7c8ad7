// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to look for a configuration.
 *
 * @param workingDirectory the folder that relative names start from
 * @param environment the environment's variables
 * @param file the configuration file that was asked for; none: {@code PARLEY_CONFIG}, else {@code
 *     parley.yaml} in the working directory where there is one
 * @param options values given on the command line, which win over everything: a setting's full
 *     name, such as {@code server.port}, to its text
 */
public record SettingsRequest(
    Path workingDirectory,
    Map<String, String> environment,
    @Nullable Path file,
    Map<String, String> options) {

  public SettingsRequest {
    environment = Map.copyOf(environment);
    options = Ordered.copyOf(options);
  }

  /** What a plain start looks at. */
  public static SettingsRequest of(Path workingDirectory, Map<String, String> environment) {
    return new SettingsRequest(workingDirectory, environment, null, Map.of());
  }

  /** With a file that was asked for; null changes nothing. */
  public SettingsRequest withFile(@Nullable Path path) {
    return path == null ? this : new SettingsRequest(workingDirectory, environment, path, options);
  }

  /** With a value from the command line; null changes nothing. */
  public SettingsRequest withOption(String setting, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(setting, value.toString());
    return new SettingsRequest(workingDirectory, environment, file, more);
  }
}

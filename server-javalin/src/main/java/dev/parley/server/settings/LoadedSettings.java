// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;

/**
 * A configuration with the story of how it came about.
 *
 * @param settings the configuration
 * @param files the files that were read, by the names that they were asked for
 * @param effectiveYaml every setting with its value, secrets masked, and where each value that is
 *     no default was written
 */
public record LoadedSettings(Settings settings, List<String> files, String effectiveYaml) {

  public LoadedSettings {
    files = List.copyOf(files);
  }
}

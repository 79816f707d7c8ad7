// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A configuration as a person writes it: files in a folder, and an environment. */
final class Written {

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  Written(Path folder) {
    this.folder = folder;
  }

  Written file(String content) {
    return file("parley.yaml", content);
  }

  Written file(String name, String content) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Written variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  SettingsRequest request() {
    return SettingsRequest.of(folder, environment);
  }

  Settings settings() {
    return SettingsLoader.load(request()).settings();
  }

  String effective() {
    return SettingsLoader.load(request()).effectiveYaml();
  }

  List<String> problems() {
    InvalidSettingsException invalid =
        catchThrowableOfType(InvalidSettingsException.class, () -> SettingsLoader.load(request()));
    return invalid == null ? List.of() : invalid.problems();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that a shell would find. */
final class Programs {
  private final String path;

  /** Programs in the folders of a {@code PATH}. */
  Programs(String path) {
    this.path = path;
  }

  static Programs ofThisMachine() {
    return new Programs(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  Optional<Path> find(String name) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}

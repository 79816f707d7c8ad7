// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parley as it comes, on the Java that runs the harness: with the options of {@code ./parley}, but
 * without its start cache, and with nothing configured but where OpenAI is.
 */
final class ParleyLauncher implements Launcher {
  private static final int LEAN_HEADERS = 25;

  private final String name;
  private final Path target;
  private final List<String> javaOptions;

  /**
   * A build of Parley.
   *
   * @param target the folder of the server's jar and its {@code lib}
   */
  ParleyLauncher(String name, Path target, List<String> javaOptions) {
    this.name = name;
    this.target = target.toAbsolutePath();
    this.javaOptions = javaOptions;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> lack() {
    return jar().isPresent()
        ? Optional.empty()
        : Optional.of("no server-javalin jar with its lib is in " + target + ": ./parley version");
  }

  @Override
  public Command command(Path folder, int port, URI provider) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError"));
    if (javaOptions.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
      words.add("-XX:+UseSerialGC");
    }
    if (Runtime.version().feature() >= LEAN_HEADERS) {
      words.add("-XX:+UseCompactObjectHeaders");
    }
    words.addAll(javaOptions);
    String classPath = jar().orElseThrow() + File.pathSeparator + target.resolve("lib") + "/*";
    words.addAll(List.of("-cp", classPath, "dev.parley.server.Main", "serve"));
    return new Command(
        words,
        Map.of(
            "OPENAI_API_KEY",
            "sk-benchmark",
            "OPENAI_BASE_URL",
            provider + "/v1",
            "PARLEY_SERVER_PORT",
            Integer.toString(port),
            "PARLEY_DATA_DIR",
            folder.resolve("data").toString()));
  }

  private Optional<Path> jar() {
    if (!Files.isDirectory(target.resolve("lib"))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("server-javalin-[\\w.-]+\\.jar"))
          .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

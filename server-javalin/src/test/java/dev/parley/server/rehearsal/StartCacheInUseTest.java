// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Main;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher's cache with the Java that runs this test, over a server put together from it. */
final class StartCacheInUseTest {
  private static final String OPTIONS = "PARLEY_JAVA_OPTS";

  @TempDir private static Path folder;

  private StartCacheInUseTest() {}

  @BeforeAll
  static void rehearse() throws Exception {
    Path built = Files.createDirectories(folder.resolve("server-javalin/target/lib"));
    Files.copy(Path.of("../parley").toAbsolutePath(), folder.resolve("parley"));
    int count = 0;
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path place = Path.of(part);
      if (Files.isDirectory(place)) {
        pack(place, built.resolve("classes-" + count++ + ".jar"));
      } else if (part.endsWith(".jar")) {
        Files.copy(place, built.resolve(count++ + "-" + place.getFileName()));
      }
    }
    pack(Path.of("target/classes"), built.resolveSibling("server-javalin-1.jar"));

    Outcome outcome = parley(Map.of(), "rehearse");

    assertThat(outcome.code())
        .as(() -> outcome.said() + read(built.resolveSibling("parley-rehearsal.log")))
        .isZero();
    assertThat(built.resolveSibling("parley-start.cache")).isNotEmptyFile();
  }

  @Test
  void classesComeFromTheCache() throws Exception {
    Path log = folder.resolve("classes.log");

    parley(Map.of(OPTIONS, "-Xlog:class+load:file=" + log), "version");

    assertThat(Files.readAllLines(log))
        .anyMatch(
            line -> line.contains(Main.class.getName() + " ") && line.contains("shared objects"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseG1GC",
        "-XX:+UseParallelGC",
        "-XX:+UseZGC",
        "-XX:-UseCompressedOops",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:off",
        "--add-opens=java.base/java.lang=ALL-UNNAMED"
      })
  void otherOptionsOfJavaStartWithoutAWord(String options) throws Exception {
    Outcome outcome = parley(Map.of(OPTIONS, options), "version");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.said()).matches("Parley \\S+\nJava [^\n]+\n");
  }

  private record Outcome(int code, String said) {}

  private static Outcome parley(Map<String, String> variables, String command) throws Exception {
    Path said = Files.createTempFile(folder, "said", ".txt");
    List<String> words = new ArrayList<>(List.of(folder.resolve("parley").toString(), command));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("PARLEY_.*|.*JAVA_.*OPT.*"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("./parley " + command + " did not end: " + read(said));
    }
    return new Outcome(process.exitValue(), read(said));
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (Stream<Path> files = Files.walk(classes);
        OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

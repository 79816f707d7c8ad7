// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, in a folder of its own, as a reader would run it. */
public final class Program implements AutoCloseable {
  private static final long LONGEST_MINUTES = 10;
  private static final long MOMENT_MILLIS = 100;

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a class's {@code main}, without what this environment says of OpenAI. */
  public static Program java(Path folder, Map<String, String> environment, String... words)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.add("--enable-native-access=ALL-UNNAMED");
    all.add("-cp");
    all.add(System.getProperty("java.class.path"));
    all.addAll(List.of(words));
    return start(folder, environment, all);
  }

  /** Starts a program. */
  public static Program start(Path folder, Map<String, String> environment, List<String> words)
      throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("OPENAI_"));
    builder.environment().putAll(environment);
    return new Program(builder.start(), output);
  }

  /** Types this, and nothing more. */
  public Program type(String text) throws IOException {
    try (var keyboard = process.outputWriter()) {
      keyboard.write(text);
    }
    return this;
  }

  /** What it printed, once it has come to its end without an error. */
  public String finish() throws IOException, InterruptedException {
    assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output()).isZero();
    return output();
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  /** Waits a moment; whether it has ended by then. */
  public boolean isOver() throws InterruptedException {
    return process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    process.destroy();
  }
}

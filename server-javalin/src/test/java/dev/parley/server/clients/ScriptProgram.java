// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.json.JsonObject;
import dev.parley.server.kept.Packages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of the programs in {@code clients} of the tests' resources, as a process. */
final class ScriptProgram implements ClientProgram {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String END = "end";

  private final Process process;
  private final Path out;
  private final Path log;
  private Map<String, Outcome> outcomes = Map.of();

  private ScriptProgram(Process process, Path out, Path log) {
    this.process = process;
    this.out = out;
    this.log = log;
  }

  /** A program of the Python client, through these cases, or all. */
  static ScriptProgram python(String script, Path folder, URI baseUrl, String... cases)
      throws IOException, InterruptedException {
    Path packages = ClientCache.python();
    ProcessBuilder builder = Tool.PYTHON.with(arguments(script, baseUrl, cases));
    builder.environment().putAll(Packages.pythonWith(packages));
    return start(Tool.PYTHON, builder.directory(folder.toFile()), folder);
  }

  /** A program of the Node client, through all cases. */
  static ScriptProgram node(String script, Path folder, URI baseUrl)
      throws IOException, InterruptedException {
    Path packages = ClientCache.node();
    ProcessBuilder builder = Tool.NODE.with(arguments(script, baseUrl));
    return start(Tool.NODE, builder.directory(packages.toFile()), folder);
  }

  private static List<String> arguments(String script, URI baseUrl, String... cases) {
    List<String> all = new ArrayList<>();
    all.add(Scripts.file(script).toString());
    all.add(baseUrl.toString());
    all.addAll(List.of(cases));
    return all;
  }

  private static ScriptProgram start(Tool tool, ProcessBuilder builder, Path folder)
      throws IOException, InterruptedException {
    Scripts.withoutOwnSettings(builder.environment());
    Path out = Files.createTempFile(folder, "client", ".out");
    Path log = Files.createTempFile(folder, "client", ".log");
    builder.redirectOutput(out.toFile()).redirectError(log.toFile());
    ScriptProgram program = new ScriptProgram(tool.start(builder), out, log);
    program.awaitEnd();
    return program;
  }

  private void awaitEnd() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!outcomes.containsKey(END)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new AssertionError(
            "the client's program did not come to its end: " + outcomes + Files.readString(log));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
      outcomes = read();
    }
  }

  private Map<String, Outcome> read() throws IOException {
    String said = Files.readString(out);
    Map<String, Outcome> read = new HashMap<>();
    said.substring(0, said.lastIndexOf('\n') + 1)
        .lines()
        .map(JsonObject::parse)
        .forEach(line -> read.put(line.requiredString("case"), Outcome.read(line)));
    return read;
  }

  @Override
  public Outcome outcome(String name) {
    Outcome outcome = outcomes.get(name);
    if (outcome == null) {
      throw new AssertionError("no case " + name + " in " + outcomes);
    }
    return outcome;
  }

  @Override
  public boolean isRunning() {
    return process.isAlive();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

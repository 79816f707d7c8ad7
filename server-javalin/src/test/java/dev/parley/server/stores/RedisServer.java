// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.stores;

import dev.parley.server.kept.Command;
import dev.parley.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis in a process of its own, on a port that it keeps. Its program comes out of a package
 * that the build fetches; {@code PARLEY_TEST_REDIS} names another one.
 */
public final class RedisServer implements AutoCloseable {
  private static final String OTHER_PROGRAM = "PARLEY_TEST_REDIS";

  private static final List<String> FORGETFUL = List.of("--save", "");

  /** As a production's should be: what it acknowledged is on the disk. */
  private static final List<String> LASTING =
      List.of("--save", "", "--appendonly", "yes", "--appendfsync", "always");

  private final Path folder;
  private final int port;
  private final List<String> options;
  private @Nullable Process process;

  private RedisServer(Path folder, int port, List<String> options) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  /** One that is not started yet, has its log in that folder, and keeps nothing when it ends. */
  public static RedisServer at(Path folder) throws IOException {
    return new RedisServer(folder, DynamoDbLocal.freePort(), FORGETFUL);
  }

  /** One that is not started yet, and keeps in that folder what it acknowledged. */
  public static RedisServer lasting(Path folder) throws IOException {
    return new RedisServer(folder, DynamoDbLocal.freePort(), LASTING);
  }

  /** Starts it, also after it was killed. */
  public RedisServer start() throws IOException {
    Path log = folder.resolve("redis.log");
    List<String> command = new ArrayList<>(List.of(program(), "--port", "" + port));
    command.addAll(List.of("--bind", "127.0.0.1", "--dir", "" + folder));
    command.addAll(options);
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    Await.until(
        "Redis listens; its words are in " + log,
        () -> DynamoDbLocal.answers(port) || !started.isAlive());
    return this;
  }

  /** Its settings, as variables. */
  public Map<String, String> settings() {
    return Map.of("PARLEY_REDIS_URL", "redis://127.0.0.1:" + port);
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    int unused = process().destroyForcibly().waitFor();
  }

  /** It takes connections and bytes from now on, and answers nothing. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** It answers again. */
  public void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String unused = Command.of("kill", name, Long.toString(process().pid())).run(folder);
  }

  private Process process() {
    return Objects.requireNonNull(process, "it was not started");
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private static String program() throws IOException {
    String other = System.getenv(OTHER_PROGRAM);
    if (other != null) {
      return other;
    }
    try {
      return ExecutableProvider.newJarResourceProvider().get().getPath();
    } catch (RuntimeException e) {
      throw new AssertionError(
          "no redis-server for this machine is in the package embedded-redis: install one, and give"
              + " its path as "
              + OTHER_PROGRAM,
          e);
    }
  }
}

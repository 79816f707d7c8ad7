// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.stores;

import dev.parley.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
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

  private final Path folder;
  private final int port;
  private @Nullable Process process;

  private RedisServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** One that is not started yet, and keeps its files in that folder. */
  public static RedisServer at(Path folder) throws IOException {
    return new RedisServer(folder, DynamoDbLocal.freePort());
  }

  /** Starts it, also after it was killed; what it held is gone then. */
  public RedisServer start() throws IOException {
    Path log = folder.resolve("redis.log");
    Process started =
        new ProcessBuilder(
                List.of(
                    program(),
                    "--port",
                    "" + port,
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    "" + folder,
                    "--save",
                    ""))
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
    int unused = Objects.requireNonNull(process, "it was not started").destroyForcibly().waitFor();
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

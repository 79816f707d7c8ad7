// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Redis, or one cluster, for the tests of a class, each of which has keys of its own. */
final class SharedRedis<T extends AutoCloseable> implements BeforeAllCallback, AfterAllCallback {
  private final AtomicInteger tests = new AtomicInteger();
  private final Starting<T> starting;
  private final Function<T, String> url;
  private @Nullable Path folder;
  private @Nullable T server;
  private @Nullable RedisDatabaseSettings settings;
  private @Nullable RedisDatabase database;

  private SharedRedis(Starting<T> starting, Function<T, String> url) {
    this.starting = starting;
    this.url = url;
  }

  static SharedRedis<RealRedis> single() {
    return new SharedRedis<>(RealRedis::start, RealRedis::url);
  }

  static SharedRedis<RealCluster> cluster() {
    return new SharedRedis<>(RealCluster::start, RealCluster::url);
  }

  /** Starts it in a folder. */
  interface Starting<T> {
    T in(Path folder) throws IOException;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("parley-redis");
    server = starting.in(folder);
  }

  T server() {
    return Objects.requireNonNull(server, "it was not started");
  }

  /** Settings for keys that nobody uses yet. */
  RedisDatabaseSettings fresh() {
    return RedisDatabaseSettings.at(url.apply(server()))
        .withKeyPrefix("test" + tests.incrementAndGet() + ":")
        .withTimeout(Await.LONGEST);
  }

  /** What a test has to itself; it closes it. */
  RedisDatabase open(Clock clock) {
    settings = fresh();
    return reopen(clock);
  }

  /** Once more, with the same keys. */
  RedisDatabase reopen(Clock clock) {
    RedisDatabase opened = RedisDatabase.open(Objects.requireNonNull(settings), clock);
    database = opened;
    return opened;
  }

  /** What was opened last. */
  RedisDatabase database() {
    return Objects.requireNonNull(database, "open() has not been called");
  }

  /** What its keys begin with. */
  String prefix() {
    return Objects.requireNonNull(settings, "open() has not been called").keyPrefix();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    server().close();
    try (Stream<Path> files = Files.walk(Objects.requireNonNull(folder))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.redis.RedisDatabase;
import dev.parley.adapter.redis.RedisDatabaseSettings;
import dev.parley.domain.chat.Completion;
import dev.parley.port.ResponseCache;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/**
 * Answers kept in Redis and found there; the library writes and reads as many bytes, and no more.
 */
final class RedisAnswers implements AutoCloseable {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ResponseCache.Key KEY = new ResponseCache.Key("overhead", "answer");
  private static final byte[] PLACE = "overhead:library".getBytes(StandardCharsets.UTF_8);

  private final RedisDatabase database;
  private final RedisClient client;
  private final StatefulRedisConnection<byte[], byte[]> connection;
  private final Completion answer;
  private final byte[] bytes;

  private RedisAnswers(RedisDatabase database, RedisClient client, Completion answer) {
    this.database = database;
    this.client = client;
    this.connection = client.connect(ByteArrayCodec.INSTANCE);
    this.answer = answer;
    database.cache().put(KEY, answer, HOUR);
    byte[] kept =
        connection.sync().get("overhead:cache:overhead:answer".getBytes(StandardCharsets.UTF_8));
    if (kept == null) {
      throw new IllegalStateException("the adapter's answer is not where it was");
    }
    this.bytes = kept;
    libraryPut(0);
  }

  static RedisAnswers open(String url) {
    RedisDatabaseSettings settings =
        RedisDatabaseSettings.at(url)
            .withKeyPrefix("overhead:")
            .withTimeout(Duration.ofSeconds(20));
    return new RedisAnswers(
        RedisDatabase.open(settings, Clock.systemUTC()),
        RedisClient.create(url),
        InstantModel.completion());
  }

  void adapterPut(int round) {
    database.cache().put(KEY, answer, HOUR);
  }

  void libraryPut(int round) {
    String unused = connection.sync().set(PLACE, bytes, SetArgs.Builder.px(HOUR));
  }

  void adapterGet(int round) {
    if (database.cache().get(KEY).isEmpty()) {
      throw new IllegalStateException("the answer is gone");
    }
  }

  void libraryGet(int round) {
    byte[] found = connection.sync().get(PLACE);
    if (found == null || found.length != bytes.length) {
      throw new IllegalStateException("the answer is gone");
    }
  }

  @Override
  public void close() {
    connection.close();
    client.shutdown();
    database.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Completion;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.json.ChatJson;
import dev.parley.port.ResponseCache;
import dev.parley.testkit.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, its replica, and a Sentinel that puts the one in the other's place. */
final class SentinelTest {
  private static final ResponseCache.Key KEY = new ResponseCache.Key("test", "k");
  private static final Completion ANSWER =
      ChatJson.readCompletion("{\"id\":\"c\",\"choices\":[]}".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  @Test
  void replicaThatTookOverIsFound() throws IOException {
    try (RealRedis first = RealRedis.start(own("first"));
        RealRedis second =
            RealRedis.start(own("second"), "--replicaof", "127.0.0.1", "" + first.port());
        RealRedis sentinel = sentinel(first.port());
        RedisDatabase database = open(sentinel)) {
      Await.until("the replica follows", () -> second.all("ROLE").contains("connected"));
      Await.until(
          "the Sentinel knows both",
          () -> sentinel.all("SENTINEL replicas one").contains(":" + second.port()));
      Await.until("answers", () -> puts(database));
      first.kill();
      Await.until("answers again", () -> puts(database));
      assertThat(second.all("ROLE")).contains("master");
      assertThat(database.cache().get(KEY)).contains(ANSWER);
    }
  }

  private RealRedis sentinel(int port) throws IOException {
    Path own = own("sentinel");
    Path file = own.resolve("sentinel.conf");
    Files.writeString(
        file,
        """
        sentinel monitor one 127.0.0.1 %d 1
        sentinel down-after-milliseconds one 300
        sentinel failover-timeout one 2000
        """
            .formatted(port));
    return RealRedis.start(own, file.toString(), "--sentinel");
  }

  private Path own(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private static RedisDatabase open(RealRedis sentinel) {
    String url = "redis-sentinel://127.0.0.1:" + sentinel.port() + "#one";
    return RedisDatabase.open(RedisDatabaseSettings.at(url), Clock.systemUTC());
  }

  private static boolean puts(RedisDatabase database) {
    try {
      database.cache().put(KEY, ANSWER, Duration.ofHours(1));
      return true;
    } catch (StorageUnavailableException e) {
      return false;
    }
  }
}

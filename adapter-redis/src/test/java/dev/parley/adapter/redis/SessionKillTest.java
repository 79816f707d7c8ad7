// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.SessionId;
import dev.parley.port.Dependency.Status;
import dev.parley.port.SessionStore;
import dev.parley.testkit.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills Redis under servers that add to one session, and looks at what it left. */
final class SessionKillTest {
  private static final SessionStore.Key KEY =
      new SessionStore.Key(Owner.LOCAL, SessionId.of(new UUID(1, 1)));
  private static final Duration DAY = Duration.ofDays(1);
  private static final int KILLS = 5;
  private static final int SERVERS = 2;
  private static final int EXCHANGES_BETWEEN_KILLS = 200;

  @TempDir Path folder;
  private final ConcurrentLinkedQueue<Exchange> added = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void exchangesThatWereAcknowledgedAreThereOnceAndWholeHoweverOftenRedisIsKilled()
      throws Exception {
    try (RealRedis redis =
            RealRedis.start(folder, "--appendonly", "yes", "--appendfsync", "always");
        RedisDatabase reader = open(redis.url());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      reader.sessions().create(KEY, DAY);
      List<Future<?>> servers = new ArrayList<>();
      for (int i = 0; i < SERVERS; i++) {
        String name = "s" + i + ":";
        servers.add(threads.submit(() -> chat(redis.url(), name)));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        int enough = added.size() + EXCHANGES_BETWEEN_KILLS;
        Await.until("much was said", () -> added.size() >= enough);
        redis.kill();
        redis.restart();
      }
      over.set(true);
      for (Future<?> server : servers) {
        server.get();
      }
      verify(reader);
    }
  }

  private String chat(String url, String name) {
    try (RedisDatabase database = open(url)) {
      for (int i = 0; !over.get(); i++) {
        Exchange next = new Exchange(name + i, name + i + "x".repeat(i % 500));
        try {
          assertThat(database.sessions().append(KEY, next, DAY)).isTrue();
          added.add(next);
        } catch (StorageUnavailableException e) {
          // nobody promised anything: it may be there or not
          Await.until("Redis is back", () -> database.state().status() == Status.UP);
        }
      }
      return name;
    }
  }

  private void verify(RedisDatabase reader) {
    Await.until("Redis is back", () -> reader.state().status() == Status.UP);
    List<Exchange> history = reader.sessions().use(KEY, DAY).orElseThrow().history();
    assertThat(history).doesNotHaveDuplicates().containsAll(added);
    assertThat(history).allSatisfy(said -> assertThat(said.ai()).startsWith(said.user()));
    for (int server = 0; server < SERVERS; server++) {
      String name = "s" + server + ":";
      assertThat(of(name, history)).containsSubsequence(of(name, List.copyOf(added)));
    }
  }

  private static List<String> of(String server, List<Exchange> said) {
    return said.stream().map(Exchange::user).filter(user -> user.startsWith(server)).toList();
  }

  private static RedisDatabase open(String url) {
    return RedisDatabase.open(RedisDatabaseSettings.at(url), Clock.systemUTC());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.json.ChatJson;
import dev.parley.port.Dependency.Status;
import dev.parley.port.ResponseCache;
import dev.parley.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that is killed, that hangs, that is not there yet, and that refuses. */
final class FaultTest {
  private static final ResponseCache.Key KEY = new ResponseCache.Key("test", "k");

  private static final Completion ANSWER =
      ChatJson.readCompletion("{\"id\":\"c\",\"choices\":[]}".getBytes(StandardCharsets.UTF_8));

  /** What is promised to whoever asks while Redis is down. */
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void killedRedisIsUnavailableAtOnceAndFoundAgainWhenItIsBack() {
    try (RealRedis redis = RealRedis.start(folder);
        RedisDatabase database = open(redis.url())) {
      for (int round = 0; round < 3; round++) {
        Await.until("answers", () -> answers(database));
        Await.until("up", () -> database.state().status() == Status.UP);
        redis.kill();
        for (int call = 0; call < 20; call++) {
          assertUnavailable(database, "can't be reached");
        }
        assertThat(database.state().status()).isEqualTo(Status.DOWN);
        assertThat(database.state().message()).contains(redis.url());
        redis.restart();
      }
      Await.until("answers", () -> answers(database));
    }
  }

  @Test
  void redisThatIsNotThereYetIsFoundWhenItComes() {
    RealRedis redis = RealRedis.start(folder);
    redis.kill();
    try (redis;
        RedisDatabase database = patient(redis.url())) {
      assertUnavailable(database, "can't be reached");
      redis.restart();
      Await.until("up, though nobody calls", () -> database.state().status() == Status.UP);
      assertThat(answers(database)).isTrue();
    }
  }

  @Test
  void redisThatHangsIsUnavailableAfterTheTimeoutAndGoesOnWhenItAnswersAgain() {
    try (RealRedis redis = RealRedis.start(folder);
        RedisDatabase database = open(redis.url())) {
      Await.until("answers", () -> answers(database));
      redis.freeze();
      assertUnavailable(database, "no answer within PT0.5S");
      for (int call = 0; call < 4; call++) {
        assertUnavailable(database, redis.url());
      }
      redis.thaw();
      Await.until("answers", () -> answers(database));
      Await.until("up", () -> database.state().status() == Status.UP);
    }
  }

  @Test
  void hangingFromTheFirstCallOnIsNoLongerWait() {
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.freeze();
      try (RedisDatabase database = open(redis.url())) {
        assertUnavailable(database, redis.url());
      }
      redis.thaw();
    }
  }

  @Test
  void connectionThatFellSilentIsReplaced() throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        Wire wire = new Wire(redis.port());
        RedisDatabase database = open("redis://127.0.0.1:" + wire.port())) {
      Await.until("answers", () -> answers(database));
      wire.swallow();
      assertUnavailable(database, "no answer");
      Await.until("answers over another connection", () -> answers(database));
      assertThat(wire.connections()).isGreaterThan(1);
    }
  }

  @Test
  void wrongPasswordIsNamedAndNoPasswordIsShown() {
    try (RealRedis redis = RealRedis.start(folder, "--requirepass", "right")) {
      String host = "127.0.0.1:" + redis.port();
      try (RedisDatabase database = patient("redis://:right@" + host)) {
        Await.until("answers", () -> answers(database));
      }
      for (String user : new String[] {"", ":hidden@", "user:hidden@"}) {
        try (RedisDatabase database = patient("redis://" + user + host)) {
          assertThatThrownBy(() -> database.cache().get(KEY))
              .isInstanceOf(StorageUnavailableException.class)
              .hasMessageContaining("password")
              .hasMessageNotContaining("hidden");
        }
      }
    }
  }

  @Test
  void nodeOfAClusterThatIsTakenForAServerIsNamed() {
    try (RealRedis redis = RealRedis.start(folder, "--cluster-enabled", "yes");
        RedisDatabase database = patient(redis.url())) {
      assertUnavailable(database, "CLUSTERDOWN");
    }
  }

  @Test
  void fullRedisSaysSo() {
    try (RealRedis redis = RealRedis.start(folder, "--maxmemory", "1");
        RedisDatabase database = patient(redis.url())) {
      JobId id = new JobId("a");
      NewJob job = NewJob.of(id, new JobType("work"), RawJson.NULL, Owner.LOCAL);
      for (ThrowingCallable write :
          List.<ThrowingCallable>of(() -> put(database), () -> database.jobs().enqueue(job))) {
        assertThatThrownBy(write)
            .isInstanceOf(StorageUnavailableException.class)
            .hasMessageContaining("is full");
      }
      redis.expect("+OK", "CONFIG SET maxmemory 0");
      assertThat(database.jobs().get(id)).isEmpty();
      assertThat(database.jobs().enqueue(job)).isEqualTo(id);
    }
  }

  @Test
  void callsAfterClosingFail() {
    try (RealRedis redis = RealRedis.start(folder)) {
      RedisDatabase database = open(redis.url());
      database.close();
      database.close();
      assertUnavailable(database, "closed");
      assertThat(database.state().status()).isEqualTo(Status.DOWN);
    }
  }

  @Test
  void interruptedCallerStaysInterrupted() {
    try (RealRedis redis = RealRedis.start(folder);
        RedisDatabase database = open(redis.url())) {
      Await.until("answers", () -> answers(database));
      redis.freeze();
      Thread.currentThread().interrupt();
      assertUnavailable(database, "interrupted");
      assertThat(Thread.interrupted()).isTrue();
      redis.thaw();
    }
  }

  /** For what does not depend on the timeout: a busy machine is given all the time it needs. */
  private static RedisDatabase patient(String url) {
    return RedisDatabase.open(
        RedisDatabaseSettings.at(url).withTimeout(Await.LONGEST), Clock.systemUTC());
  }

  private static RedisDatabase open(String url) {
    return RedisDatabase.open(
        RedisDatabaseSettings.at(url).withTimeout(Duration.ofMillis(500)), Clock.systemUTC());
  }

  private static boolean answers(RedisDatabase database) {
    try {
      put(database);
      return database.cache().get(KEY).isPresent();
    } catch (StorageUnavailableException e) {
      return false;
    }
  }

  private static void put(RedisDatabase database) {
    database.cache().put(KEY, ANSWER, Duration.ofHours(1));
  }

  private static void assertUnavailable(RedisDatabase database, String why) {
    long before = System.nanoTime();
    assertThatThrownBy(() -> unused(database.cache().get(KEY)))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(why);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PROMISED);
  }

  private static void unused(Optional<?> answer) {
    throw new AssertionError("Redis is down, and yet there is " + answer);
  }
}

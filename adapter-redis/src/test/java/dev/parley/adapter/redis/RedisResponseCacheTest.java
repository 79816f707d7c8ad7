// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Completion;
import dev.parley.port.ResponseCache;
import dev.parley.testkit.ResponseCacheContract;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisResponseCacheTest extends ResponseCacheContract {
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension static final SharedRedis<RealRedis> REDIS = SharedRedis.single();

  @Override
  protected ResponseCache open(Clock clock) {
    return REDIS.open(clock).cache();
  }

  @Override
  protected void close(ResponseCache cache) {
    REDIS.database().close();
  }

  @Test
  void answerIsUnderItsNamespaceAndNameForItsTime() {
    put("chat", "k1", "one", HOUR);
    assertThat(REDIS.server().say("STRLEN " + REDIS.prefix() + "cache:chat:k1")).isNotEqualTo(":0");
    String left = REDIS.server().say("PTTL " + REDIS.prefix() + "cache:chat:k1");
    assertThat(Long.parseLong(left.substring(1)))
        .isGreaterThan(HOUR.minusMinutes(5).toMillis())
        .isLessThanOrEqualTo(HOUR.toMillis() + 1);
  }

  @Test
  void longestTimesAreTakenAndShortestToo() {
    put("chat", "long", "one", Duration.ofSeconds(Long.MAX_VALUE));
    put("chat", "short", "two", Duration.ofNanos(1));
    assertThat(get("chat", "long")).contains(text("one"));
  }

  @Test
  void colonsPercentSignsAndHalvesOfPairsKeepKeysApart() {
    String[][] keys = {
      {"a:b", "c"},
      {"a", "b:c"},
      {"a%3Ab", "c"},
      {"a", "%"},
      {"a", "%25"},
      {"a", "\ud83d"},
      {"a", "\ude00"},
      {"a", "%uD83D"},
      {"a", "?"},
      {"\ud83d", "a"},
      {"?", "a"}
    };
    for (int i = 0; i < keys.length; i++) {
      put(keys[i][0], keys[i][1], "answer " + i, HOUR);
    }
    for (int i = 0; i < keys.length; i++) {
      assertThat(get(keys[i][0], keys[i][1])).contains(text("answer " + i));
    }
    assertThat(REDIS.database().cache().clear("a:b")).isEqualTo(1);
    assertThat(REDIS.database().cache().clear("a")).isEqualTo(7);
  }

  @Test
  void whatSomebodyElseWroteIsNoAnswer() {
    for (String value : new String[] {"x", "{\"until\":\"9\"}", "{\"until\":\"" + "9".repeat(99)}) {
      assertThat(REDIS.server().say("SET " + REDIS.prefix() + "cache:chat:odd '" + value + "'"))
          .isEqualTo("+OK");
      assertThat(get("chat", "odd")).isEmpty();
    }
  }

  @Test
  void clearedNamespaceMayBeLargeAndNobodyElseLosesAnAnswer() {
    try (RedisDatabase neighbour = RedisDatabase.open(REDIS.fresh(), Clock.systemUTC())) {
      ResponseCache.Key same = new ResponseCache.Key("many", "k1");
      neighbour.cache().put(same, text("neighbour"), HOUR);
      int many = 3000;
      for (int i = 0; i < many; i++) {
        put("many", "k" + i, "one", HOUR);
      }
      put("many2", "k1", "stays", HOUR);
      assertThat(REDIS.database().cache().clear("many")).isEqualTo(many);
      assertThat(get("many", "k1")).isEmpty();
      assertThat(get("many2", "k1")).contains(text("stays"));
      assertThat(neighbour.cache().get(same)).contains(text("neighbour"));
    }
  }

  private void put(String namespace, String name, String answer, Duration time) {
    REDIS.database().cache().put(new ResponseCache.Key(namespace, name), text(answer), time);
  }

  private Optional<Completion> get(String namespace, String name) {
    return REDIS.database().cache().get(new ResponseCache.Key(namespace, name));
  }
}

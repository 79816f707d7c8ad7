// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.SessionId;
import dev.parley.json.JsonObject;
import dev.parley.json.Times;
import dev.parley.port.SessionStore;
import dev.parley.testkit.SessionStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisSessionStoreTest extends SessionStoreContract {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final SessionStore.Key KEY =
      new SessionStore.Key(Owner.LOCAL, SessionId.of(new UUID(1, 1)));

  @RegisterExtension static final SharedRedis<RealRedis> REDIS = SharedRedis.single();

  @Override
  protected SessionStore open(Clock clock) {
    return REDIS.open(clock).sessions();
  }

  @Override
  protected SessionStore reopen(SessionStore closed, Clock clock) {
    return REDIS.reopen(clock).sessions();
  }

  @Override
  protected void close(SessionStore store) {
    REDIS.database().close();
  }

  @Test
  void sessionIsOneJsonObjectUnderOneKey() {
    store().create(KEY, HOUR);
    String made = Times.text("now", clock().instant());
    assertThat(text())
        .isEqualTo(
            """
            {"until":"%s","session_id":"%s","metadata":{"created_at":"%s","last_updated":"%s"},\
            "history":[]}\
            """
                .formatted(Times.text("end", clock().instant().plus(HOUR)), KEY.id(), made, made));
    clock().advance(Duration.ofMinutes(5));
    store().append(KEY, new Exchange("Which tea?", "Green \"tea\"."), HOUR);
    store().append(KEY, new Exchange("And now?", "[]"), HOUR);
    String now = Times.text("now", clock().instant());
    assertThat(text())
        .isEqualTo(
            """
            {"until":"%s","session_id":"%s","metadata":{"created_at":"%s","last_updated":"%s"},\
            "history":[{"user":"Which tea?","ai":"Green \\"tea\\"."},{"user":"And now?","ai":"[]"}]}\
            """
                .formatted(Times.text("end", clock().instant().plus(HOUR)), KEY.id(), made, now));
    assertThat(JsonObject.parse(text()).objects("history")).hasSize(2);
  }

  @Test
  void eachUseTellsRedisHowLongToKeepTheSession() {
    store().create(KEY, HOUR);
    assertKeptFor(HOUR);
    store().append(KEY, new Exchange("a", "b"), HOUR.multipliedBy(3));
    assertKeptFor(HOUR.multipliedBy(3));
    assertThat(store().use(KEY, HOUR.multipliedBy(2))).isPresent();
    assertKeptFor(HOUR.multipliedBy(2));
    assertThat(store().use(KEY, SessionStore.LONGEST)).isPresent();
    assertKeptFor(SessionStore.LONGEST);
  }

  @Test
  void addingCopiesNothingOfALongHistory() {
    String long100k = "x".repeat(100_000);
    store().create(KEY, HOUR);
    for (int i = 0; i < 30; i++) {
      store().append(KEY, new Exchange(long100k, long100k), HOUR);
    }
    REDIS.server().expect("+OK", "CONFIG RESETSTAT");
    store().append(KEY, new Exchange("short", "short"), HOUR);
    assertThat(REDIS.server().all("INFO commandstats"))
        .contains("cmdstat_setrange", "cmdstat_getrange", "cmdstat_pexpire")
        .doesNotContain("cmdstat_get:", "cmdstat_set:", "cmdstat_append");
    assertThat(bytesRead("total_net_output_bytes")).isLessThan(100_000);
  }

  @Test
  void redisThatForgotTheScriptIsGivenItAgain() {
    store().create(KEY, HOUR);
    REDIS.server().expect("+OK", "SCRIPT FLUSH");
    assertThat(store().append(KEY, new Exchange("a", "b"), HOUR)).isTrue();
  }

  @Test
  void deletedSessionsLeaveNothingBehind() {
    for (int i = 0; i < 9; i++) {
      store().create(new SessionStore.Key(Owner.LOCAL, SessionId.of(new UUID(2, i))), HOUR);
    }
    assertThat(store().deleteOwned(Owner.LOCAL, 10)).isEqualTo(9);
    store().create(KEY, HOUR);
    assertThat(store().delete(KEY)).isTrue();
    assertThat(REDIS.server().say("KEYS " + REDIS.prefix() + "*")).isEqualTo("*0");
  }

  @Test
  void whatSomebodyElseWroteIsNoSession() {
    for (String value : List.of("x", "{\"until\":\"0\"}")) {
      REDIS.server().expect("+OK", "SET " + place() + " '" + value + "'");
      assertThat(store().use(KEY, HOUR)).isEmpty();
      assertThat(store().append(KEY, new Exchange("a", "b"), HOUR)).isFalse();
    }
    for (String value : List.of("{\"until\":\"" + "9".repeat(99), "9".repeat(40))) {
      REDIS.server().expect("+OK", "SET " + place() + " '" + value + "'");
      assertThatThrownBy(() -> store().use(KEY, HOUR))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining(KEY.id().value())
          .hasMessageContaining("delete it");
    }
    assertThat(store().delete(KEY)).isTrue();
    assertThat(store().create(KEY, HOUR).history()).isEmpty();
  }

  @Test
  void fullRedisTakesNothingAndKeepsWhatItHas() {
    store().create(KEY, HOUR);
    store().append(KEY, new Exchange("a", "b"), HOUR);
    String before = text();
    REDIS.server().expect("+OK", "CONFIG SET maxmemory 1");
    try {
      assertThatThrownBy(() -> store().append(KEY, new Exchange("c", "d"), HOUR))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("is full");
      assertThat(text()).isEqualTo(before);
      assertThat(store().delete(KEY)).isTrue();
    } finally {
      REDIS.server().expect("+OK", "CONFIG SET maxmemory 0");
    }
  }

  private void assertKeptFor(Duration time) {
    long left = Long.parseLong(REDIS.server().say("PTTL " + place()).substring(1));
    assertThat(left)
        .isGreaterThan(time.minusMinutes(5).toMillis())
        .isLessThanOrEqualTo(time.toMillis() + 1);
  }

  private long bytesRead(String field) {
    String stats = REDIS.server().all("INFO stats");
    int from = stats.indexOf(field + ":") + field.length() + 1;
    return Long.parseLong(stats.substring(from, stats.indexOf('\r', from)));
  }

  /** The whole value, which has no line ends. */
  private String text() {
    return REDIS.server().all("GET " + place()).split("\r\n", -1)[1];
  }

  private String place() {
    return REDIS.prefix() + "session:local:" + KEY.id();
  }
}

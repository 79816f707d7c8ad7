// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.RecordFixture.json;
import static dev.parley.testkit.RecordFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.port.RecordStore.Stored;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Documents that cease to be. */
interface RecordExpiry extends RecordFixture {
  @Test
  default void recordIsThereUntilItsTimeIsOver() {
    Instant end = clock().instant().plusSeconds(60);
    store().put(key("a"), json("1"), 0, end);
    clock().set(end.minusNanos(1));
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("1"), 1, end));
    clock().set(end);
    assertThat(store().get(key("a"))).isEmpty();
    clock().advance(Duration.ofDays(1));
    assertThat(reopenedStore().get(key("a"))).isEmpty();
  }

  @Test
  default void recordWithoutATimeStays() {
    store().put(key("a"), json("1"), 0, null);
    clock().advance(Duration.ofDays(36_500));
    assertThat(store().get(key("a"))).isPresent();
  }

  @Test
  default void recordOfTheLastInstantStays() {
    Instant end = Instant.parse("9999-12-31T23:59:59.999999999Z");
    store().put(key("a"), json("1"), 0, end);
    clock().advance(Duration.ofDays(36_500));
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("1"), 1, end));
  }

  @Test
  default void recordWhoseTimeIsAlreadyOverIsAbsent() {
    assertThat(store().put(key("a"), json("1"), 0, clock().instant())).isEqualTo(1);
    assertThat(store().get(key("a"))).isEmpty();
    assertThat(store().put(key("a"), json("2"), 0, null)).isEqualTo(1);
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("2"), 1, null));
  }

  @Test
  default void expiredRecordBeginsAnewAtVersionOne() {
    store().put(key("a"), json("1"), 0, null);
    store().put(key("a"), json("2"), 1, inAMinute());
    clock().advance(Duration.ofMinutes(1));
    assertThat(Race.wins(() -> store().put(key("a"), json("3"), 2, null))).isFalse();
    assertThat(store().put(key("a"), json("4"), 0, null)).isEqualTo(1);
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("4"), 1, null));
  }

  @Test
  default void expiredRecordCanNotBeDeleted() {
    store().put(key("a"), json("1"), 0, inAMinute());
    clock().advance(Duration.ofMinutes(1));
    assertThat(store().delete(key("a"), 1)).isFalse();
    assertThat(store().put(key("a"), json("2"), 0, null)).isEqualTo(1);
  }

  @Test
  default void eachWriteSetsTheTimeAnew() {
    store().put(key("a"), json("1"), 0, inAMinute());
    store().put(key("a"), json("2"), 1, clock().instant().plusSeconds(120));
    clock().advance(Duration.ofSeconds(90));
    assertThat(store().get(key("a"))).isPresent();
    store().put(key("a"), json("3"), 2, null);
    clock().advance(Duration.ofDays(1));
    assertThat(store().get(key("a"))).isPresent();
    store().put(key("a"), json("4"), 3, inAMinute());
    clock().advance(Duration.ofMinutes(1));
    assertThat(store().get(key("a"))).isEmpty();
  }

  @Test
  default void expiredRecordsAreNotListedAndTakeNoRoomInAPage() {
    for (int i = 0; i < 10; i++) {
      store().put(key("k" + i), RawJson.of(i), 0, i % 2 == 0 ? inAMinute() : null);
    }
    clock().advance(Duration.ofMinutes(1));
    assertThat(store().list("things", null, 3))
        .extracting(stored -> stored.key().name())
        .containsExactly("k1", "k3", "k5");
    assertThat(store().list("things", "k4", 10))
        .extracting(stored -> stored.key().name())
        .containsExactly("k5", "k7", "k9");
  }

  @Test
  default void clockThatStandsStillKeepsARecordOfOneNanosecond() {
    store().put(key("a"), json("1"), 0, clock().instant().plusNanos(1));
    assertThat(store().get(key("a"))).isPresent();
    clock().advance(Duration.ofNanos(1));
    assertThat(store().get(key("a"))).isEmpty();
  }

  private Instant inAMinute() {
    return clock().instant().plusSeconds(60);
  }
}

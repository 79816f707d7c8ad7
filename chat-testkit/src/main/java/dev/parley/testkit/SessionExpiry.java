// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.SessionFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.session.Exchange;
import dev.parley.port.SessionStore;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Sessions that nobody uses. */
interface SessionExpiry extends SessionFixture {
  @Test
  default void sessionEndsWhenItWasNotUsedForItsTime() {
    created(1);
    created(2);
    clock().advance(MINUTE.minusNanos(1));
    assertThat(store().use(key(1), MINUTE)).isPresent();
    clock().advance(Duration.ofNanos(1));
    assertThat(store().use(key(2), MINUTE)).isEmpty();
    clock().advance(Duration.ofDays(1));
    assertThat(reopenedStore().use(key(2), MINUTE)).isEmpty();
  }

  @Test
  default void askingIsAUse() {
    created(1);
    for (int i = 0; i < 5; i++) {
      clock().advance(Duration.ofSeconds(40));
      assertThat(store().use(key(1), MINUTE)).isPresent();
    }
    clock().advance(MINUTE);
    assertThat(store().use(key(1), MINUTE)).isEmpty();
  }

  @Test
  default void addingIsAUse() {
    created(1);
    for (int i = 0; i < 5; i++) {
      clock().advance(Duration.ofSeconds(40));
      assertThat(append(1, "question", "answer " + i)).isTrue();
    }
    clock().advance(Duration.ofSeconds(40));
    assertThat(history(1)).hasSize(5);
  }

  @Test
  default void eachUseSetsTheTimeAnewShorterOrLonger() {
    created(1);
    assertThat(store().use(key(1), Duration.ofHours(2))).isPresent();
    clock().advance(Duration.ofHours(1));
    assertThat(store().append(key(1), new Exchange("a", "b"), Duration.ofSeconds(1))).isTrue();
    clock().advance(Duration.ofSeconds(1));
    assertThat(store().use(key(1), MINUTE)).isEmpty();
  }

  @Test
  default void longestTimeHolds() {
    store().create(key(1), SessionStore.LONGEST);
    clock().advance(SessionStore.LONGEST.minusNanos(1));
    assertThat(store().use(key(1), SessionStore.LONGEST)).isPresent();
    clock().advance(SessionStore.LONGEST);
    assertThat(store().use(key(1), MINUTE)).isEmpty();
  }

  @Test
  default void nothingIsAddedToASessionThatEndedAndNothingBringsItBack() {
    created(1);
    append(1, "a", "b");
    clock().advance(MINUTE);
    assertThat(append(1, "late", "late")).isFalse();
    assertThat(store().delete(key(1))).isFalse();
    assertThat(store().use(key(1), MINUTE)).isEmpty();
    assertThat(reopenedStore().use(key(1), MINUTE)).isEmpty();
  }

  @Test
  default void sessionThatEndedBeginsAnewWithoutItsHistory() {
    created(1);
    append(1, "old", "old");
    clock().advance(MINUTE);
    assertThat(created(1).createdAt()).isEqualTo(clock().instant());
    append(1, "new", "new");
    assertThat(history(1)).containsExactly(new Exchange("new", "new"));
  }

  @Test
  default void sessionsThatEndedAreNotCountedAmongTheRemoved() {
    created(1);
    created(2);
    clock().advance(Duration.ofSeconds(30));
    created(3);
    clock().advance(Duration.ofSeconds(30));
    assertThat(store().deleteOwned(Owner.LOCAL, 10)).isEqualTo(1);
    assertThat(store().use(key(3), MINUTE)).isEmpty();
  }

  @Test
  default void timeOutOfItsBoundsIsRefused() {
    created(1);
    for (Duration time :
        List.of(Duration.ZERO, Duration.ofNanos(-1), SessionStore.LONGEST.plusNanos(1))) {
      List<ThrowingCallable> calls =
          List.of(
              () -> store().create(key(2), time),
              () -> store().use(key(1), time),
              () -> store().append(key(1), new Exchange("a", "b"), time));
      assertThat(calls)
          .allSatisfy(
              call ->
                  assertThatThrownBy(call)
                      .isInstanceOf(IllegalArgumentException.class)
                      .hasMessageContaining(time.toString())
                      .hasMessageContaining(SessionStore.LONGEST.toString()));
    }
    assertThat(history(1)).isEmpty();
    assertThat(store().use(key(2), MINUTE)).isEmpty();
  }
}

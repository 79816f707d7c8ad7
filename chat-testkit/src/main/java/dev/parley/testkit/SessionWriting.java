// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.SessionFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creating, asking, adding, deleting. */
interface SessionWriting extends SessionFixture {
  @Test
  default void unknownSessionIsAbsent() {
    assertThat(store().use(key(1), MINUTE)).isEmpty();
    assertThat(append(1, "a", "b")).isFalse();
    assertThat(store().delete(key(1))).isFalse();
    assertThat(store().use(key(1), MINUTE)).isEmpty();
  }

  @Test
  default void newSessionHasItsTimesAndNoHistory() {
    Session session = created(1);
    assertThat(session)
        .isEqualTo(Session.create(key(1).id(), Owner.LOCAL, clock().instant()))
        .isEqualTo(store().use(key(1), MINUTE).orElseThrow());
    assertThat(session.history()).isEmpty();
  }

  @Test
  default void sessionThatIsThereIsNotCreatedAgain() {
    created(1);
    append(1, "a", "b");
    assertThatThrownBy(() -> created(1))
        .isInstanceOfSatisfying(
            ConflictException.class,
            conflict -> assertThat(conflict.code()).isEqualTo("session_exists"))
        .hasMessageContaining(key(1).id().value());
    assertThat(history(1)).containsExactly(new Exchange("a", "b"));
  }

  @Test
  default void exchangesAreKeptInTheirOrder() {
    Instant begun = clock().instant();
    created(1);
    for (int i = 0; i < 30; i++) {
      clock().advance(Duration.ofNanos(1));
      assertThat(append(1, "question " + i, "answer " + i)).isTrue();
    }
    Session session = store().use(key(1), MINUTE).orElseThrow();
    assertThat(session.createdAt()).isEqualTo(begun);
    assertThat(session.lastUpdated()).isEqualTo(begun.plusNanos(30));
    assertThat(session.history())
        .hasSize(30)
        .startsWith(new Exchange("question 0", "answer 0"), new Exchange("question 1", "answer 1"))
        .endsWith(new Exchange("question 29", "answer 29"));
  }

  @Test
  default void askingDoesNotUpdate() {
    Session session = created(1);
    clock().advance(Duration.ofSeconds(9));
    assertThat(store().use(key(1), MINUTE)).contains(session);
  }

  @Test
  default void lastUpdateNeverGoesBackWhereClocksDiffer() {
    Session session = created(1);
    clock().advance(Duration.ofSeconds(-5));
    assertThat(append(1, "a", "b")).isTrue();
    assertThat(store().use(key(1), MINUTE).orElseThrow().lastUpdated())
        .isEqualTo(session.lastUpdated());
  }

  @Test
  default void sessionsAreToldApart() {
    created(1);
    created(2);
    append(1, "to one", "from one");
    append(2, "to two", "from two");
    assertThat(history(1)).containsExactly(new Exchange("to one", "from one"));
    assertThat(history(2)).containsExactly(new Exchange("to two", "from two"));
  }

  @Test
  default void deletedSessionIsGoneAndNothingBringsItBack() {
    created(1);
    append(1, "a", "b");
    assertThat(store().delete(key(1))).isTrue();
    assertThat(store().delete(key(1))).isFalse();
    assertThat(append(1, "c", "d")).isFalse();
    assertThat(store().use(key(1), MINUTE)).isEmpty();
    assertThat(reopenedStore().use(key(1), MINUTE)).isEmpty();
    assertThat(created(1).history()).isEmpty();
    assertThat(history(1)).isEmpty();
  }

  @Test
  default void historyThatWasGivenStaysAsItWas() {
    created(1);
    append(1, "a", "b");
    List<Exchange> before = history(1);
    append(1, "c", "d");
    assertThat(before).hasSize(1);
    assertThat(history(1)).hasSize(2);
  }
}

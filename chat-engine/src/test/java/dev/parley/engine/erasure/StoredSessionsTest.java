// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import static dev.parley.engine.erasure.Office.ANNA;
import static dev.parley.engine.erasure.Office.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.SessionId;
import dev.parley.port.SessionStore;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemorySessionStore;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All sessions of an owner go, and no others. */
final class StoredSessionsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private final Faults faults = new Faults();
  private final InMemorySessionStore store =
      new InMemorySessionStore(SteppedClock.create(), faults);
  private final Erasing erasing = Erasing.of(ANNA);

  @Test
  void manySessionsGoAndThoseOfOthersStay() {
    for (int i = 0; i < SessionStore.LARGEST_PAGE + 20; i++) {
      store.create(key(ANNA, i), HOUR);
      store.append(key(ANNA, i), new Exchange("question", "answer"), HOUR);
    }
    store.create(key(BEN, 1), HOUR);
    new StoredSessions(store).erase(erasing);
    assertThat(erasing.counts().byKind()).isEqualTo(Map.of("sessions", 1020L));
    assertThat(store.use(key(ANNA, 7), HOUR)).isEmpty();
    assertThat(store.append(key(ANNA, 7), new Exchange("late", "late"), HOUR)).isFalse();
    assertThat(store.use(key(BEN, 1), HOUR)).isPresent();
  }

  @Test
  void receiptTellsOfNoneToo() {
    new StoredSessions(store).erase(erasing);
    assertThat(erasing.counts().byKind()).isEqualTo(Map.of("sessions", 0L));
  }

  @Test
  void failureIsPassedOnAndTheRestGoesTheNextTime() {
    for (int i = 0; i < SessionStore.LARGEST_PAGE + 10; i++) {
      store.create(key(ANNA, i), HOUR);
    }
    faults.loseNextAnswers("deleteOwned", 1);
    assertThatThrownBy(() -> new StoredSessions(store).erase(erasing))
        .isInstanceOf(StorageUnavailableException.class);
    new StoredSessions(store).erase(erasing);
    assertThat(erasing.counts().byKind()).isEqualTo(Map.of("sessions", 10L));
  }

  private static SessionStore.Key key(Owner owner, int number) {
    return new SessionStore.Key(owner, SessionId.of(new UUID(1, number)));
  }
}

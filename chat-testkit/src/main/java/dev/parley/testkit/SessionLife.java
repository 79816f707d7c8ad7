// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.SessionFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Closing, opening again, and a long run of everything together. */
interface SessionLife extends SessionFixture {
  @Test
  default void whatWasSaidIsThereAfterReopening() {
    created(1);
    clock().advance(Duration.ofSeconds(1));
    append(1, "a", "b");
    Session before = store().use(key(1), MINUTE).orElseThrow();
    assertThat(reopenedStore().use(key(1), MINUTE)).contains(before);
    append(1, "c", "d");
    assertThat(history(1)).containsExactly(new Exchange("a", "b"), new Exchange("c", "d"));
  }

  @Test
  default void everyCallFailsAfterClosing() {
    created(1);
    closeStore();
    List<ThrowingCallable> calls =
        List.of(
            () -> created(2),
            () -> store().use(key(1), MINUTE),
            () -> append(1, "a", "b"),
            () -> store().delete(key(1)),
            () -> store().deleteOwned(Owner.LOCAL, 1));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("closed"));
    assertThat(reopenedStore().use(key(1), MINUTE).orElseThrow().history()).isEmpty();
    assertThat(store().use(key(2), MINUTE)).isEmpty();
  }

  @Test
  default void closingAgainDoesNoHarm() {
    closeStore();
    closeStore();
  }

  @Test
  default void anyRowOfOperationsGivesWhatTheFakeGives() {
    for (long seed = 1; seed <= 3; seed++) {
      new SessionWalk(seed, store(), new InMemorySessionStore(clock()), clock()).run(300);
    }
  }
}

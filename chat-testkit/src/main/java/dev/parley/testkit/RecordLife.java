// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.RecordFixture.json;
import static dev.parley.testkit.RecordFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.RecordStore.Stored;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Closing, opening again, and a long run of everything together. */
interface RecordLife extends RecordFixture {
  @Test
  default void whatWasPutIsThereAfterReopening() {
    Instant end = clock().instant().plusSeconds(60);
    store().put(key("a"), json("1"), 0, null);
    store().put(key("a"), json("2"), 1, end);
    assertThat(reopenedStore().get(key("a"))).contains(new Stored(key("a"), json("2"), 2, end));
    assertThat(store().put(key("a"), json("3"), 2, null)).isEqualTo(3);
  }

  @Test
  default void everyCallFailsAfterClosing() {
    store().put(key("a"), json("1"), 0, null);
    closeStore();
    List<ThrowingCallable> calls =
        List.of(
            () -> store().get(key("a")),
            () -> store().put(key("b"), json("1"), 0, null),
            () -> store().delete(key("a"), 1),
            () -> store().list("things", null, 1));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("closed"));
    assertThat(reopenedStore().list("things", null, 10)).hasSize(1);
  }

  @Test
  default void closingAgainDoesNoHarm() {
    closeStore();
    closeStore();
  }

  @Test
  default void anyRowOfOperationsGivesWhatTheFakeGives() {
    for (long seed = 1; seed <= 3; seed++) {
      new RecordWalk(seed, store(), new InMemoryRecordStore(clock()), clock()).run(300);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.append;
import static dev.parley.testkit.Logs.begin;
import static dev.parley.testkit.Logs.entries;
import static dev.parley.testkit.Logs.first;
import static dev.parley.testkit.Logs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.StorageUnavailableException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Closing, opening again, and a long run of everything together. */
interface ConversationLife extends ConversationFixture {
  @Test
  default void whatWasWrittenIsThereAfterReopening() {
    Header header = append(store(), begin(store(), "c", 2), 3);
    assertThat(reopenedStore().header(id("c"))).contains(header);
    assertThat(Logs.all(store(), id("c"))).isEqualTo(entries(1, 5));
    append(store(), header, 1);
    assertThat(Logs.all(reopenedStore(), id("c"))).isEqualTo(entries(1, 6));
  }

  @Test
  default void everyCallFailsAfterClosing() {
    begin(store(), "c", 1);
    closeStore();
    List<ThrowingCallable> calls =
        List.of(
            () -> store().header(id("c")),
            () -> store().write(first("d", ANN, 0), List.of()),
            () -> store().newest(id("c"), null, 1),
            () -> store().entry(id("c"), new Sequence(1)),
            () -> store().deleteEntry(id("c"), new Sequence(1)),
            () -> store().delete(id("c")),
            () -> store().list(ANN, null, 1));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("closed"));
    assertThat(Logs.all(reopenedStore(), id("c"))).isEqualTo(entries(1, 1));
  }

  @Test
  default void closingAgainDoesNoHarm() {
    closeStore();
    closeStore();
  }

  @Test
  default void anyRowOfOperationsGivesWhatTheFakeGives() {
    for (long seed = 1; seed <= 3; seed++) {
      new ConversationWalk(seed, store(), new InMemoryConversationStore()).run(300);
    }
  }
}

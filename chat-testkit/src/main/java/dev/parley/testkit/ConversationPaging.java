// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.append;
import static dev.parley.testkit.Logs.begin;
import static dev.parley.testkit.Logs.down;
import static dev.parley.testkit.Logs.entries;
import static dev.parley.testkit.Logs.id;
import static dev.parley.testkit.Logs.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.ConversationStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries newest first, page by page. */
interface ConversationPaging extends ConversationFixture {
  @Test
  default void unknownConversationHasNoEntries() {
    assertThat(store().newest(id("nobody"), null, 1)).isEmpty();
    assertThat(store().newest(id("nobody"), new Sequence(5), 10)).isEmpty();
    assertThat(store().entry(id("nobody"), new Sequence(1))).isEmpty();
  }

  @Test
  default void newestEntryComesFirst() {
    begin(store(), "c", 5);
    assertThat(sequences(store().newest(id("c"), null, 3))).containsExactly(5L, 4L, 3L);
  }

  @Test
  default void pagesOfOneGoThroughTheWholeLog() {
    begin(store(), "c", 4);
    assertThat(walk(id("c"), 1)).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  default void pagesGoThroughTheWholeLogWhateverTheirLength() {
    begin(store(), "c", 10);
    for (int limit = 1; limit <= 12; limit++) {
      assertThat(walk(id("c"), limit)).as("pages of %d", limit).isEqualTo(down(10, 1));
    }
  }

  @Test
  default void pageAfterAnExactOneIsEmpty() {
    begin(store(), "c", 6);
    assertThat(sequences(store().newest(id("c"), null, 6))).isEqualTo(down(6, 1));
    assertThat(store().newest(id("c"), new Sequence(1), 6)).isEmpty();
  }

  @Test
  default void pageIsShortOnlyAtTheBeginning() {
    begin(store(), "c", 6);
    assertThat(sequences(store().newest(id("c"), new Sequence(3), 100))).containsExactly(2L, 1L);
    assertThat(store().newest(id("c"), Sequence.NONE, 100)).isEmpty();
  }

  @Test
  default void pageBeforeAPlaceBeyondTheEndIsTheNewest() {
    begin(store(), "c", 3);
    begin(store(), "d", 3);
    assertThat(sequences(store().newest(id("c"), new Sequence(4), 2))).containsExactly(3L, 2L);
    assertThat(sequences(store().newest(id("c"), new Sequence(Long.MAX_VALUE), 9)))
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  default void pageStaysAsItWasWhenTheLogGrows() {
    Header stored = begin(store(), "c", 4);
    List<Entry> before = store().newest(id("c"), new Sequence(4), 2);
    append(store(), stored, 3);
    assertThat(store().newest(id("c"), new Sequence(4), 2)).isEqualTo(before);
    assertThat(sequences(store().newest(id("c"), null, 2))).containsExactly(7L, 6L);
  }

  @Test
  default void largestPageIsGivenWhole() {
    begin(store(), "c", ConversationStore.LARGEST_PAGE + 1);
    assertThat(sequences(store().newest(id("c"), null, ConversationStore.LARGEST_PAGE)))
        .isEqualTo(down(ConversationStore.LARGEST_PAGE + 1, 2));
  }

  @Test
  default void pageIsRefusedWhenItsLengthIsOutOfBounds() {
    begin(store(), "c", 1);
    for (int limit : new int[] {-1, 0, ConversationStore.LARGEST_PAGE + 1}) {
      assertThatThrownBy(() -> store().newest(id("c"), null, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit))
          .hasMessageContaining(Integer.toString(ConversationStore.LARGEST_PAGE));
    }
  }

  @Test
  default void entryIsFoundByItsPlace() {
    begin(store(), "c", 3);
    begin(store(), "d", 9);
    assertThat(store().entry(id("c"), new Sequence(2))).contains(entries(2, 1).getFirst());
    assertThat(store().entry(id("c"), new Sequence(4))).isEmpty();
    assertThat(store().entry(id("c"), Sequence.NONE)).isEmpty();
    assertThat(store().entry(id("c"), new Sequence(Long.MAX_VALUE))).isEmpty();
  }

  private List<Long> walk(ConversationId id, int limit) {
    List<Long> seen = new ArrayList<>();
    Sequence before = null;
    while (true) {
      List<Entry> page = store().newest(id, before, limit);
      seen.addAll(sequences(page));
      if (page.size() < limit) {
        return seen;
      }
      before = page.getLast().sequence();
    }
  }
}

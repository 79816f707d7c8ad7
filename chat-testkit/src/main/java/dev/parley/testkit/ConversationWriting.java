// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.append;
import static dev.parley.testkit.Logs.begin;
import static dev.parley.testkit.Logs.down;
import static dev.parley.testkit.Logs.entries;
import static dev.parley.testkit.Logs.first;
import static dev.parley.testkit.Logs.id;
import static dev.parley.testkit.Logs.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.ConflictException;
import dev.parley.port.ConversationStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Headers by compare-and-set, entries in order and all at once. */
interface ConversationWriting extends ConversationFixture {
  @Test
  default void unknownConversationHasNoHeader() {
    assertThat(store().header(id("nobody"))).isEmpty();
    assertThat(store().list(ANN, null, 10)).isEmpty();
  }

  @Test
  default void conversationBeginsWithoutEntries() {
    Header header = first("c", ANN, 0);
    store().write(header, List.of());
    assertThat(store().header(id("c"))).contains(header);
    assertThat(store().newest(id("c"), null, 10)).isEmpty();
  }

  @Test
  default void conversationBeginsWithEntries() {
    Header header = begin(store(), "c", 3);
    assertThat(store().header(id("c"))).contains(header);
    assertThat(store().newest(id("c"), null, 10)).isEqualTo(entries(1, 3).reversed());
  }

  @Test
  default void entriesAreNumberedOnAcrossWrites() {
    Header header = append(store(), append(store(), begin(store(), "c", 2), 1), 3);
    assertThat(store().header(id("c"))).contains(header);
    assertThat(header.version()).isEqualTo(3);
    assertThat(store().newest(id("c"), null, 10)).isEqualTo(entries(1, 6).reversed());
  }

  @Test
  default void headerIsWrittenWithoutEntries() {
    Header stored = begin(store(), "c", 2);
    Header next = stored.advance(0, stored.updatedAt().plus(Duration.ofHours(1))).withTitle("T");
    store().write(next, List.of());
    assertThat(store().header(id("c"))).contains(next);
    assertThat(sequences(store().newest(id("c"), null, 10))).containsExactly(2L, 1L);
  }

  @Test
  default void thousandsOfEntriesAreWrittenAtOnce() {
    begin(store(), "c", 2 * ConversationStore.LARGEST_PAGE + 1);
    assertThat(Logs.all(store(), id("c")))
        .isEqualTo(entries(1, 2 * ConversationStore.LARGEST_PAGE + 1));
  }

  @Test
  default void writeIsRefusedWhenItsVersionIsStale() {
    Header stored = append(store(), begin(store(), "c", 1), 1);
    Header stale = first("c", ANN, 1).advance(2, stored.updatedAt());
    assertConflict(stale, entries(2, "late", "later"));
    assertThat(store().header(id("c"))).contains(stored);
    assertThat(store().newest(id("c"), null, 10)).isEqualTo(entries(1, 2).reversed());
  }

  @Test
  default void writeIsRefusedWhenItsVersionIsAhead() {
    Header stored = begin(store(), "c", 1);
    Header ahead = stored.advance(0, stored.updatedAt()).advance(1, stored.updatedAt());
    assertConflict(ahead, entries(2, 1));
    assertThat(store().header(id("c"))).contains(stored);
  }

  @Test
  default void beginningIsRefusedWhenTheConversationIsThere() {
    Header stored = begin(store(), "c", 1);
    assertConflict(first("c", Logs.BEN, 1), entries(1, "mine"));
    assertThat(store().header(id("c"))).contains(stored);
    assertThat(store().list(Logs.BEN, null, 10)).isEmpty();
  }

  @Test
  default void goingOnIsRefusedWhenThereIsNoConversation() {
    assertConflict(first("c", ANN, 0).advance(1, Logs.START), entries(1, 1));
    assertThat(store().header(id("c"))).isEmpty();
    assertThat(store().newest(id("c"), null, 10)).isEmpty();
  }

  @Test
  default void writeIsRefusedWhenItsNumbersLeaveAGap() {
    Header stored = begin(store(), "c", 2);
    assertMisnumbered(stored, stored.last().value() + 3, entries(4, 2));
    List<Entry> gap = new ArrayList<>(entries(3, 1));
    gap.addAll(entries(5, 1));
    assertMisnumbered(stored, 5, gap);
  }

  @Test
  default void writeIsRefusedWhenItsNumbersOverlap() {
    Header stored = begin(store(), "c", 2);
    assertMisnumbered(stored, 2, entries(2, "other"));
    List<Entry> twice = new ArrayList<>(entries(3, 1));
    twice.addAll(entries(3, 1));
    assertMisnumbered(stored, 3, twice);
    assertMisnumbered(stored, 4, entries(3, 2).reversed());
  }

  @Test
  default void writeIsRefusedWhenTheHeaderDoesNotEndWhereTheEntriesDo() {
    Header stored = begin(store(), "c", 2);
    assertMisnumbered(stored, 2, entries(3, 1));
    assertMisnumbered(stored, 4, entries(3, 1));
    assertMisnumbered(stored, 3, List.of());
    assertMisnumbered(stored, 1, List.of());
  }

  @Test
  default void conversationsDoNotMixWhenTheirIdsAreAlike() {
    List<String> ids = List.of("a", "A", "a:1", "a.1", "a_1", "a-1", "aa", "1", "01");
    for (int i = 0; i < ids.size(); i++) {
      begin(store(), ids.get(i), i + 1);
    }
    for (int i = 0; i < ids.size(); i++) {
      assertThat(sequences(store().newest(id(ids.get(i)), null, 100)))
          .as(ids.get(i))
          .isEqualTo(down(i + 1, 1));
    }
  }

  @Test
  default void longestIdIsKept() {
    String longest = "x".repeat(128);
    Header header = begin(store(), longest, 1);
    assertThat(store().header(id(longest))).contains(header);
    assertThat(store().header(id("x".repeat(127)))).isEmpty();
  }

  private void assertConflict(Header next, List<Entry> entries) {
    assertThatThrownBy(() -> store().write(next, entries))
        .isInstanceOfSatisfying(
            ConflictException.class,
            conflict -> assertThat(conflict.code()).isEqualTo("version_conflict"));
  }

  private void assertMisnumbered(Header stored, long last, List<Entry> entries) {
    Header next = Logs.at(stored.withTitle("never"), stored.version() + 1, last);
    assertThatThrownBy(() -> store().write(next, entries))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store().header(stored.id())).contains(stored);
    assertThat(Logs.all(store(), stored.id())).hasSize((int) stored.last().value());
  }
}

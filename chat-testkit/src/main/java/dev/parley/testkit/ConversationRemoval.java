// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.BEN;
import static dev.parley.testkit.Logs.append;
import static dev.parley.testkit.Logs.begin;
import static dev.parley.testkit.Logs.entries;
import static dev.parley.testkit.Logs.first;
import static dev.parley.testkit.Logs.id;
import static dev.parley.testkit.Logs.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ConflictException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries that leave a tombstone, conversations that leave nothing. */
interface ConversationRemoval extends ConversationFixture {
  @Test
  default void deletedEntryLeavesATombstone() {
    begin(store(), "c", 3);
    store().deleteEntry(id("c"), new Sequence(2));
    Entry entry = entries(2, 1).getFirst();
    Entry tombstone = entry.erased();
    assertThat(store().entry(id("c"), new Sequence(2))).contains(tombstone);
    assertThat(store().newest(id("c"), null, 10))
        .containsExactly(entries(3, 1).getFirst(), tombstone, entries(1, 1).getFirst());
    assertThat(reopenedStore().entry(id("c"), new Sequence(2))).contains(tombstone);
  }

  @Test
  default void deletingAnEntryAgainChangesNothing() {
    begin(store(), "c", 2);
    store().deleteEntry(id("c"), new Sequence(1));
    List<Entry> once = Logs.all(store(), id("c"));
    store().deleteEntry(id("c"), new Sequence(1));
    assertThat(Logs.all(store(), id("c"))).isEqualTo(once);
  }

  @Test
  default void deletingAnEntryThatIsNotThereChangesNothing() {
    Header stored = begin(store(), "c", 1);
    begin(store(), "d", 3);
    store().deleteEntry(id("nobody"), new Sequence(1));
    store().deleteEntry(id("c"), Sequence.NONE);
    store().deleteEntry(id("c"), new Sequence(2));
    store().deleteEntry(id("c"), new Sequence(Long.MAX_VALUE));
    assertThat(store().header(id("c"))).contains(stored);
    assertThat(store().header(id("nobody"))).isEmpty();
    assertThat(Logs.all(store(), id("c"))).isEqualTo(entries(1, 1));
    assertThat(Logs.all(store(), id("d"))).isEqualTo(entries(1, 3));
  }

  @Test
  default void deletingTheLastEntryDoesNotFreeItsNumber() {
    Header stored = begin(store(), "c", 2);
    store().deleteEntry(id("c"), new Sequence(2));
    assertThat(store().header(id("c"))).contains(stored);
    append(store(), stored, 1);
    assertThat(sequences(store().newest(id("c"), null, 10))).containsExactly(3L, 2L, 1L);
  }

  @Test
  default void deletedConversationIsGoneWithItsEntries() {
    begin(store(), "c", 3);
    Header other = begin(store(), "d", 2);
    store().delete(id("c"));
    assertThat(store().header(id("c"))).isEmpty();
    assertThat(store().newest(id("c"), null, 10)).isEmpty();
    assertThat(store().entry(id("c"), new Sequence(1))).isEmpty();
    assertThat(store().list(ANN, null, 10)).containsExactly(other);
    assertThat(Logs.all(reopenedStore(), id("d"))).isEqualTo(entries(1, 2));
    assertThat(store().header(id("c"))).isEmpty();
  }

  @Test
  default void conversationIsDeletedAsItWasReadOrNotAtAll() {
    Header first = begin(store(), "c", 1);
    Header second = append(store(), first, 1);
    assertThat(store().delete(first)).isFalse();
    assertThat(store().header(id("c"))).contains(second);
    assertThat(store().delete(second)).isTrue();
    assertThat(store().header(id("c"))).isEmpty();
    assertThat(store().newest(id("c"), null, 10)).isEmpty();
    assertThat(store().delete(second)).isFalse();
  }

  @Test
  default void headerOfADeletedConversationDoesNotFitANewOneOfItsName() {
    Header deleted = begin(store(), "c", 1);
    store().delete(id("c"));
    Header anew = first("c", BEN, 1);
    store().write(anew, entries(1, 1));
    Header late = deleted.advance(1, deleted.updatedAt().plusSeconds(1));
    assertThatThrownBy(() -> store().write(late, entries(2, 1)))
        .isInstanceOf(ConflictException.class);
    assertThat(store().delete(deleted)).isFalse();
    assertThat(store().header(id("c"))).contains(anew);
    assertThat(Logs.all(store(), id("c"))).isEqualTo(entries(1, 1));
  }

  @Test
  default void deletingAConversationAgainChangesNothing() {
    begin(store(), "c", 1);
    store().delete(id("c"));
    store().delete(id("c"));
    store().delete(id("nobody"));
    assertThat(store().list(ANN, null, 10)).isEmpty();
  }

  @Test
  default void deletedConversationCanNotGoOn() {
    Header stored = begin(store(), "c", 1);
    store().delete(id("c"));
    assertThat(Race.wins(() -> append(store(), stored, 1))).isFalse();
    assertThat(store().header(id("c"))).isEmpty();
    assertThat(store().newest(id("c"), null, 10)).isEmpty();
  }

  @Test
  default void idOfADeletedConversationBeginsAnew() {
    begin(store(), "c", 5);
    store().delete(id("c"));
    Header anew = first("c", BEN, 1);
    store().write(anew, entries(1, "new"));
    assertThat(store().header(id("c"))).contains(anew);
    assertThat(Logs.all(reopenedStore(), id("c"))).isEqualTo(entries(1, "new"));
    assertThat(store().list(ANN, null, 10)).isEmpty();
    assertThat(store().list(BEN, null, 10)).containsExactly(anew);
  }
}

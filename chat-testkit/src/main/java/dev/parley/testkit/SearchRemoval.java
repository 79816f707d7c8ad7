// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.BEN;
import static dev.parley.testkit.Logs.START;
import static dev.parley.testkit.Logs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.StorageUnavailableException;
import org.junit.jupiter.api.Test;

/** What is deleted, or was never written, is not found. */
interface SearchRemoval extends SearchFixture {
  @Test
  default void deletedEntryIsNotFoundAndItsNeighboursAre() {
    said("c", "green tea", "black tea");
    store().deleteEntry(id("c"), new Sequence(1));
    assertThat(ids("green")).isEmpty();
    assertThat(found("tea")).singleElement().extracting("entry").isEqualTo(new Sequence(2));
    store().deleteEntry(id("c"), new Sequence(1));
    store().deleteEntry(id("c"), new Sequence(2));
    assertThat(ids("tea")).isEmpty();
  }

  @Test
  default void deletedConversationIsNotFoundAndItsIdBeginsAnew() {
    Header stored = titled("c", "all about tea");
    Header next = stored.advance(2, START);
    store().write(next, Logs.entries(1, "green tea", "black tea"));
    said("other", "tea elsewhere");
    store().delete(id("c"));
    assertThat(ids("tea")).containsExactly("other");
    said("c", BEN, Message.user("coffee"), Message.user("milk"));
    said("new", "cocoa", "water");
    assertThat(ids("tea")).containsExactly("other");
    assertThat(search().search(BEN, "tea", 10)).isEmpty();
    assertThat(ids("water")).containsExactly("new");
    assertThat(search().search(BEN, "coffee", 10)).hasSize(1);
  }

  @Test
  default void conversationDeletedAsItWasReadIsNotFound() {
    Header stored = said("c", "tea");
    assertThat(store().delete(stored.withTitle("x").advance(0, START))).isFalse();
    assertThat(ids("tea")).containsExactly("c");
    assertThat(store().delete(stored)).isTrue();
    assertThat(ids("tea")).isEmpty();
  }

  @Test
  default void lastOfManyConversationsLeavesNothingToTheNext() {
    for (int i = 0; i < 5; i++) {
      said("c" + i, "tea " + i, "more tea " + i);
      store().delete(id("c" + i));
    }
    assertThat(ids("tea")).isEmpty();
    said("next", "water");
    assertThat(ids("tea")).isEmpty();
  }

  @Test
  default void writeThatWasRefusedIsNotFound() {
    Header stored = said("c", "water");
    Header late = Logs.at(stored, 1, 2).withTitle("tea");
    assertThatThrownBy(() -> store().write(late, Logs.entries(2, "tea")))
        .isInstanceOf(ConflictException.class);
    Header misnumbered = stored.advance(1, START).withTitle("tea");
    assertThatThrownBy(() -> store().write(misnumbered, Logs.entries(9, "tea")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ids("tea")).isEmpty();
    assertThat(ids("water")).containsExactly("c");
  }

  @Test
  default void searchFailsAfterClosing() {
    said("c", "tea");
    closeStore();
    assertThatThrownBy(() -> search().search(ANN, "tea", 10))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("closed");
  }

  @Test
  default void anyRowOfOperationsFindsWhatTheFakeFinds() {
    for (long seed = 1; seed <= 3; seed++) {
      new SearchWalk(seed, store(), search()).run(150);
    }
  }
}

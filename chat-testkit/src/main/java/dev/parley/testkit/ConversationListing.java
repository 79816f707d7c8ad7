// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.BEN;
import static dev.parley.testkit.Logs.START;
import static dev.parley.testkit.Logs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.port.ConversationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An owner's conversations, the last updated first. */
interface ConversationListing extends ConversationFixture {
  @Test
  default void lastUpdatedConversationIsListedFirst() {
    Header older = begun("a", ANN, START);
    Header newer = begun("b", ANN, START.plusNanos(1));
    assertThat(store().list(ANN, null, 10)).containsExactly(newer, older);

    Header updated = older.advance(0, START.plusNanos(2)).withTitle("again");
    store().write(updated, List.of());
    assertThat(store().list(ANN, null, 10)).containsExactly(updated, newer);
  }

  @Test
  default void conversationsOfOneInstantAreListedByIdDescending() {
    for (String id : List.of("b", "a:2", "B", "a", "c", "9")) {
      begun(id, ANN, START);
    }
    assertThat(ids(store().list(ANN, null, 10))).containsExactly("c", "b", "a:2", "a", "B", "9");
  }

  @Test
  default void listHoldsTheOwnersConversationsAlone() {
    Header ann = begun("a", ANN, START);
    Header ben = begun("b", BEN, START);
    assertThat(store().list(ANN, null, 10)).containsExactly(ann);
    assertThat(store().list(BEN, null, 10)).containsExactly(ben);
    assertThat(store().list(new Owner("an"), null, 10)).isEmpty();
  }

  @Test
  default void listPagesGoThroughTheWholeListWhateverTheirLength() {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      newestFirst.addFirst("c" + i);
      begun("c" + i, ANN, START.plus(Duration.ofNanos(i / 4)));
      begun("d" + i, BEN, START.plus(Duration.ofNanos(i / 4)));
    }
    for (int limit = 1; limit <= 11; limit++) {
      assertThat(walk(limit)).as("pages of %d", limit).isEqualTo(newestFirst);
    }
  }

  @Test
  default void listAfterAnExactPageIsEmpty() {
    begun("a", ANN, START);
    begun("b", ANN, START);
    List<Header> exact = store().list(ANN, null, 2);
    assertThat(ids(exact)).containsExactly("b", "a");
    assertThat(store().list(ANN, exact.getLast(), 2)).isEmpty();
  }

  @Test
  default void listGoesOnAfterAConversationThatIsGone() {
    begun("a", ANN, START);
    Header middle = begun("b", ANN, START);
    begun("c", ANN, START);
    store().delete(id("b"));
    assertThat(ids(store().list(ANN, middle, 10))).containsExactly("a");
  }

  @Test
  default void timesAreOrderedFromTheFirstYearToTheLast() {
    List<Instant> times =
        List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            Instant.EPOCH,
            START,
            START.plusMillis(1),
            Instant.parse("9999-12-31T23:59:59.999999999Z"));
    for (int i = 0; i < times.size(); i++) {
      begun("c" + (9 - i), ANN, times.get(i));
    }
    assertThat(store().list(ANN, null, 10).reversed())
        .extracting(Header::updatedAt)
        .isEqualTo(times);
  }

  @Test
  default void listIsRefusedWhenItsLengthIsOutOfBounds() {
    for (int limit : new int[] {-1, 0, ConversationStore.LARGEST_PAGE + 1}) {
      assertThatThrownBy(() -> store().list(ANN, null, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit))
          .hasMessageContaining(Integer.toString(ConversationStore.LARGEST_PAGE));
    }
  }

  private Header begun(String id, Owner owner, Instant updatedAt) {
    Header header = Logs.header(id, owner, 0, updatedAt);
    store().write(header, List.of());
    return header;
  }

  private List<String> walk(int limit) {
    List<String> seen = new ArrayList<>();
    @Nullable Header after = null;
    while (true) {
      List<Header> page = store().list(ANN, after, limit);
      seen.addAll(ids(page));
      if (page.size() < limit) {
        return seen;
      }
      after = page.getLast();
    }
  }

  private static List<String> ids(List<Header> headers) {
    return headers.stream().map(header -> header.id().value()).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.RecordFixture.json;
import static dev.parley.testkit.RecordFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.port.RecordStore;
import dev.parley.port.RecordStore.Stored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A collection by name, page by page. */
interface RecordListing extends RecordFixture {
  @Test
  default void listIsOrderedByCodePoint() {
    List<String> ascending =
        List.of(
            "\0",
            " ",
            "10",
            "9",
            "A",
            "Z",
            "a",
            "a\0",
            "aa",
            "b",
            "\u00e9",
            "\u4f60",
            "\ud7ff",
            "\ud800",
            "\udfff",
            "\ue000",
            "\uffff",
            "\ud800\udc00",
            "\ud83d\ude00");
    for (String name : ascending.reversed()) {
      store().put(key(name), json("1"), 0, null);
    }
    assertThat(names(store().list("things", null, 100))).isEqualTo(ascending);
    assertThat(walk(1)).isEqualTo(ascending);
    assertThat(walk(4)).isEqualTo(ascending);
  }

  @Test
  default void listGivesWholeRecords() {
    store().put(key("a"), json("[1, 2]"), 0, clock().instant().plusSeconds(1));
    store().put(key("a"), json("[1, 3]"), 1, clock().instant().plusSeconds(2));
    assertThat(store().list("things", null, 1))
        .containsExactly(new Stored(key("a"), json("[1, 3]"), 2, clock().instant().plusSeconds(2)));
  }

  @Test
  default void pageAfterAnExactOneIsEmpty() {
    store().put(key("a"), json("1"), 0, null);
    store().put(key("b"), json("2"), 0, null);
    assertThat(names(store().list("things", null, 2))).containsExactly("a", "b");
    assertThat(store().list("things", "b", 2)).isEmpty();
    assertThat(store().list("things", "zzz", 2)).isEmpty();
  }

  @Test
  default void listGoesOnAfterANameThatIsNotThere() {
    store().put(key("a"), json("1"), 0, null);
    store().put(key("c"), json("3"), 0, null);
    assertThat(names(store().list("things", "b", 2))).containsExactly("c");
    assertThat(names(store().list("things", "", 2))).containsExactly("a", "c");
  }

  @Test
  default void listHoldsItsOwnCollectionAlone() {
    store().put(key("a"), json("1"), 0, null);
    store().put(new RecordStore.Key("thing", "b"), json("2"), 0, null);
    store().put(new RecordStore.Key("thingss", "c"), json("3"), 0, null);
    assertThat(names(store().list("things", null, 10))).containsExactly("a");
    assertThat(store().list("nothing", null, 10)).isEmpty();
  }

  @Test
  default void largestPageIsGivenWhole() {
    Race.run(
        4,
        runner -> {
          for (int i = runner; i <= RecordStore.LARGEST_PAGE; i += 4) {
            store().put(key("k%04d".formatted(i)), json("1"), 0, null);
          }
        });
    assertThat(store().list("things", null, RecordStore.LARGEST_PAGE))
        .hasSize(RecordStore.LARGEST_PAGE);
    assertThat(names(store().list("things", "k0999", RecordStore.LARGEST_PAGE)))
        .containsExactly("k1000");
  }

  @Test
  default void listIsRefusedWhenItsLengthIsOutOfBounds() {
    for (int limit : new int[] {-1, 0, RecordStore.LARGEST_PAGE + 1}) {
      assertThatThrownBy(() -> store().list("things", null, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit))
          .hasMessageContaining(Integer.toString(RecordStore.LARGEST_PAGE));
    }
  }

  private List<String> walk(int limit) {
    List<String> seen = new ArrayList<>();
    String after = null;
    while (true) {
      List<String> page = names(store().list("things", after, limit));
      seen.addAll(page);
      if (page.size() < limit) {
        return seen;
      }
      after = page.getLast();
    }
  }

  private static List<String> names(List<Stored> page) {
    return page.stream().map(stored -> stored.key().name()).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.RecordFixture.json;
import static dev.parley.testkit.RecordFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.ConflictException;
import dev.parley.port.RecordStore;
import dev.parley.port.RecordStore.Stored;
import org.junit.jupiter.api.Test;

/** Put and delete by compare-and-set. */
interface RecordWriting extends RecordFixture {
  @Test
  default void unknownRecordIsAbsent() {
    assertThat(store().get(key("nothing"))).isEmpty();
    assertThat(store().list("things", null, 10)).isEmpty();
  }

  @Test
  default void newRecordHasVersionOne() {
    assertThat(store().put(key("a"), json("{\"n\":1}"), 0, null)).isEqualTo(1);
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("{\"n\":1}"), 1, null));
  }

  @Test
  default void eachWriteAddsOneToTheVersion() {
    for (long version = 0; version < 5; version++) {
      assertThat(store().put(key("a"), json("" + version), version, null)).isEqualTo(version + 1);
    }
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("4"), 5, null));
  }

  @Test
  default void putIfAbsentIsRefusedWhenTheRecordIsThere() {
    store().put(key("a"), json("1"), 0, null);
    assertConflict(key("a"), 0);
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("1"), 1, null));
  }

  @Test
  default void putIsRefusedWhenItsVersionIsNotTheStoredOne() {
    store().put(key("a"), json("1"), 0, null);
    store().put(key("a"), json("2"), 1, null);
    for (long expected : new long[] {-1, 1, 3, Long.MAX_VALUE}) {
      assertConflict(key("a"), expected);
    }
    assertThat(store().get(key("a"))).contains(new Stored(key("a"), json("2"), 2, null));
  }

  @Test
  default void putOfAVersionIsRefusedWhenTheRecordIsAbsent() {
    assertConflict(key("a"), 1);
    assertConflict(key("a"), -1);
    assertThat(store().get(key("a"))).isEmpty();
  }

  @Test
  default void recordIsDeletedWhenItsVersionIsGiven() {
    store().put(key("a"), json("1"), 0, null);
    store().put(key("b"), json("2"), 0, null);
    assertThat(store().delete(key("a"), 1)).isTrue();
    assertThat(store().get(key("a"))).isEmpty();
    assertThat(store().get(key("b"))).isPresent();
    assertThat(reopenedStore().get(key("a"))).isEmpty();
  }

  @Test
  default void recordStaysWhenAnotherVersionIsToBeDeleted() {
    store().put(key("a"), json("1"), 0, null);
    for (long expected : new long[] {-1, 0, 2}) {
      assertThat(store().delete(key("a"), expected)).isFalse();
    }
    assertThat(store().get(key("a"))).isPresent();
  }

  @Test
  default void deletingAnAbsentRecordDoesNothing() {
    assertThat(store().delete(key("a"), 0)).isFalse();
    assertThat(store().delete(key("a"), 1)).isFalse();
  }

  @Test
  default void deletedRecordBeginsAnewAtVersionOne() {
    store().put(key("a"), json("1"), 0, null);
    store().put(key("a"), json("2"), 1, null);
    store().delete(key("a"), 2);
    assertConflict(key("a"), 2);
    assertThat(store().put(key("a"), json("3"), 0, null)).isEqualTo(1);
  }

  @Test
  default void recordsOfOneNameInTwoCollectionsAreTwo() {
    RecordStore.Key here = new RecordStore.Key("here", "a");
    RecordStore.Key there = new RecordStore.Key("there", "a");
    store().put(here, json("1"), 0, null);
    store().put(there, json("2"), 0, null);
    store().put(there, json("3"), 1, null);
    assertThat(store().get(here)).contains(new Stored(here, json("1"), 1, null));
    assertThat(store().get(there)).contains(new Stored(there, json("3"), 2, null));
  }

  private void assertConflict(RecordStore.Key key, long expected) {
    assertThatThrownBy(() -> store().put(key, json("\"late\""), expected, null))
        .isInstanceOfSatisfying(
            ConflictException.class,
            conflict -> assertThat(conflict.code()).isEqualTo("version_conflict"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.VectorFixture.any;
import static dev.parley.testkit.VectorFixture.at;
import static dev.parley.testkit.VectorFixture.entry;
import static dev.parley.testkit.VectorFixture.names;
import static dev.parley.testkit.VectorFixture.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.MetadataValue;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Upsert, fetch and delete. */
interface VectorWriting extends VectorFixture {
  Metadata EVERY_KIND =
      Metadata.NONE
          .with("speaker", "Ann \"A\" Ünal \u4e16\ud83d\ude00\u0000\n")
          .with("sequence", 9_007_199_254_740_992.0)
          .with("share", -0.125)
          .with("asks", true)
          .with("quiet", false)
          .with("tags", MetadataValue.of(List.of("b", "a", "b", "")));

  @Test
  default void entryComesBackWhole() {
    String text = "Grüße, \u4e16\u754c \ud83d\ude00!\n\ttwo\u0000lines  ";
    VectorEntry entry = entry("c1:7", 30, text).withMetadata(EVERY_KIND);
    put(entry);
    assertThat(index().fetch(HERE, names("c1:7")))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.withText("")).isNotEqualTo(found);
              assertThat(found.id()).isEqualTo(entry.id());
              assertThat(found.text()).isEqualTo(text);
              assertThat(found.metadata()).isEqualTo(EVERY_KIND);
              assertNear(found.vector(), entry.vector());
            });
    assertThat(index().query(near(30, 1)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.text()).isEqualTo(text);
              assertThat(found.metadata()).isEqualTo(EVERY_KIND);
            });
  }

  @Test
  default void vectorOfAnotherLengthIsScaledToOne() {
    float[] values = at(20).values();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 1000;
    }
    put(new VectorEntry(new EntryId("a"), new Embedding(values), "", Metadata.NONE));
    assertNear(index().fetch(HERE, names("a")).getFirst().vector(), at(20));
    assertThat(index().query(near(20, 1)).getFirst().cosine()).isCloseTo(1, within(1e-3));
  }

  @Test
  default void fetchedEntriesStandInTheOrderOfTheirIdsEachOnce() {
    put(entry("a", 1), entry("b", 2), entry("c", 3));
    assertThat(index().fetch(HERE, names("c", "missing", "a", "c")))
        .extracting(entry -> entry.id().value())
        .containsExactly("c", "a");
    assertThat(index().fetch(HERE, List.of())).isEmpty();
    assertThat(index().fetch(THERE, names("a"))).isEmpty();
  }

  @Test
  default void laterEntryReplacesTheEarlierWhole() {
    put(entry("a", 10, "first words").withMetadata(EVERY_KIND));
    put(entry("a", 200, "other"));
    assertThat(ids(near(10, 5).withText("first"))).containsExactly("a");
    assertThat(index().query(near(10, 5).withText("first")).getFirst().bm25()).isNull();
    assertThat(ids(near(10, 5).withFilter(VectorFilter.is("asks", true)))).isEmpty();
    assertThat(index().fetch(HERE, names("a")).getFirst().metadata()).isEqualTo(Metadata.NONE);
    assertThat(index().query(near(200, 5))).hasSize(1);
  }

  @Test
  default void lastOfEqualIdsInOneCallWins() {
    put(entry("a", 10, "one"), entry("b", 20), entry("a", 30, "two"));
    assertThat(index().fetch(HERE, names("a")).getFirst().text()).isEqualTo("two");
    assertThat(ids(near(10, 9))).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  default void writingTheSameAgainChangesNothing() {
    for (int time = 0; time < 3; time++) {
      put(entry("a", 10, "one"), entry("b", 20, "two"));
    }
    assertThat(ids(near(10, 9).withText("one"))).containsExactly("a", "b");
  }

  @Test
  default void nothingIsWrittenWhenOneVectorDoesNotFit() {
    VectorEntry longer =
        new VectorEntry(new EntryId("b"), new Embedding(new float[9]), "", Metadata.NONE);
    VectorEntry zero =
        new VectorEntry(new EntryId("b"), new Embedding(new float[8]), "", Metadata.NONE);
    for (VectorEntry unfit : List.of(longer, zero)) {
      assertThatThrownBy(() -> put(entry("a", 1), unfit))
          .isInstanceOfSatisfying(
              InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("vector"));
    }
    assertThat(index().fetch(HERE, names("a", "b"))).isEmpty();
  }

  @Test
  default void largestEntryIsTaken() {
    String text = "\u4e16 ".repeat(VectorEntry.LARGEST_BYTES / 4);
    put(entry("a", 1, text));
    assertThat(index().fetch(HERE, names("a")).getFirst().text()).isEqualTo(text);
    Metadata metadata = Metadata.NONE.with("k", "x".repeat(VectorEntry.LARGEST_BYTES - 1));
    put(entry("b", metadata));
    assertThat(ids(near(0, 9).withFilter(is(metadata)))).containsExactly("b");
  }

  private static VectorFilter is(Metadata metadata) {
    return new VectorFilter.In(
        "k", Set.of((MetadataValue.Single) Objects.requireNonNull(metadata.get("k"))));
  }

  @Test
  default void manyEntriesAreOneCall() {
    Random random = new Random(7);
    List<VectorEntry> many =
        IntStream.range(0, 2500)
            .mapToObj(i -> new VectorEntry(new EntryId("e" + i), any(random), "", Metadata.NONE))
            .toList();
    index().upsert(HERE, many);
    assertThat(index().fetch(HERE, many.stream().map(VectorEntry::id).toList())).hasSize(2500);
  }

  @Test
  default void deletedIdsAreGoneAndOthersStay() {
    put(entry("a", 1, "tea"), entry("b", 2, "tea"), entry("c", 3));
    index().upsert(THERE, List.of(entry("a", 1)));
    index().delete(HERE, names("a", "missing", "a"));
    assertThat(index().fetch(HERE, names("a", "b", "c"))).hasSize(2);
    assertThat(ids(near(1, 9).withText("tea"))).containsExactly("b", "c");
    assertThat(index().fetch(THERE, names("a"))).hasSize(1);
    index().delete(HERE, List.<EntryId>of());
    assertThat(ids(near(1, 9))).hasSize(2);
  }

  @Test
  default void deletedIdCanBeWrittenAgain() {
    put(entry("a", 1, "tea"));
    index().delete(HERE, names("a"));
    put(entry("a", 50, "coffee"));
    assertThat(index().fetch(HERE, names("a")).getFirst().text()).isEqualTo("coffee");
  }

  @Test
  default void entriesThatMatchTheFilterAreDeleted() {
    for (int i = 0; i < 10; i++) {
      put(entry("e" + i, Metadata.NONE.with("n", i)));
      index().upsert(THERE, List.of(entry("e" + i, Metadata.NONE.with("n", i))));
    }
    index().delete(HERE, VectorFilter.atLeast("n", 4));
    assertThat(ids(near(0, 99))).containsExactly("e0", "e1", "e2", "e3");
    index().delete(HERE, VectorFilter.ALL);
    assertThat(ids(near(0, 99))).isEmpty();
    assertThat(index().fetch(THERE, names("e0", "e9"))).hasSize(2);
  }

  @Test
  default void whatWasWrittenIsThereAfterReopening() {
    put(entry("a", 1, "tea").withMetadata(EVERY_KIND), entry("b", 2), entry("c", 3));
    index().delete(HERE, names("b"));
    reopenedIndex(SPACE);
    assertThat(index().capabilities().space()).isEqualTo(SPACE);
    assertThat(ids(near(1, 9))).containsExactly("a", "c");
    assertThat(index().fetch(HERE, names("a")).getFirst().metadata()).isEqualTo(EVERY_KIND);
  }

  private static void assertNear(Embedding found, Embedding expected) {
    assertThat(found.dimensions()).isEqualTo(expected.dimensions());
    for (int i = 0; i < found.dimensions(); i++) {
      assertThat(found.value(i)).isCloseTo(expected.value(i), within(1e-3f));
    }
  }
}

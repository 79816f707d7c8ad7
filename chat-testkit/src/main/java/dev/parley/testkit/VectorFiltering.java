// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.domain.vector.VectorFilter.and;
import static dev.parley.domain.vector.VectorFilter.atLeast;
import static dev.parley.domain.vector.VectorFilter.atMost;
import static dev.parley.domain.vector.VectorFilter.is;
import static dev.parley.domain.vector.VectorFilter.or;
import static dev.parley.testkit.VectorFixture.any;
import static dev.parley.testkit.VectorFixture.entry;
import static dev.parley.testkit.VectorFixture.near;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.MetadataValue;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.domain.vector.VectorQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Filters are part of the search. */
interface VectorFiltering extends VectorFixture {
  @Test
  default void eachKindOfValueIsFoundByItself() {
    put(
        entry("text", Metadata.NONE.with("f", "1")),
        entry("number", Metadata.NONE.with("f", 1)),
        entry("flag", Metadata.NONE.with("f", true)),
        entry("texts", Metadata.NONE.with("f", MetadataValue.of(List.of("0", "1")))),
        entry("other", Metadata.NONE.with("g", "1")),
        entry("none", Metadata.NONE));
    assertThat(matching(is("f", "1"))).containsExactly("text", "texts");
    assertThat(matching(is("f", 1))).containsExactly("number");
    assertThat(matching(is("f", true))).containsExactly("flag");
    assertThat(matching(is("f", false))).isEmpty();
    assertThat(matching(is("f", "true"))).isEmpty();
    assertThat(matching(is("missing", "1"))).isEmpty();
  }

  @Test
  default void textsAreEqualByTheirCharacters() {
    put(
        entry("a", Metadata.NONE.with("f", "Ann")),
        entry("b", Metadata.NONE.with("f", "ann")),
        entry("c", Metadata.NONE.with("f", "Ann ")),
        entry("d", Metadata.NONE.with("f", "")));
    assertThat(matching(is("f", "Ann"))).containsExactly("a");
    assertThat(matching(is("f", ""))).containsExactly("d");
  }

  @Test
  default void valuesOfAListAreAlternatives() {
    put(
        entry("a", Metadata.NONE.with("f", "x")),
        entry("b", Metadata.NONE.with("f", 2)),
        entry("c", Metadata.NONE.with("f", "z")));
    Set<MetadataValue.Single> values =
        new LinkedHashSet<>(List.of(MetadataValue.of("x"), MetadataValue.of(2)));
    assertThat(matching(new VectorFilter.In("f", values))).containsExactly("a", "b");
  }

  @Test
  default void boundsBelongToTheRange() {
    double[] values = {-1e300, -2, -0.5, 0, 0.5, 2, 1e300};
    for (int i = 0; i < values.length; i++) {
      put(entry("e" + i, Metadata.NONE.with("n", values[i])));
    }
    put(entry("text", Metadata.NONE.with("n", "1")));
    assertThat(matching(atLeast("n", 0.5))).containsExactly("e4", "e5", "e6");
    assertThat(matching(atMost("n", -0.5))).containsExactly("e0", "e1", "e2");
    assertThat(matching(new VectorFilter.Range("n", -2.0, 0.0))).containsExactly("e1", "e2", "e3");
    assertThat(matching(new VectorFilter.Range("n", 1.0, -1.0))).isEmpty();
    assertThat(matching(is("n", -0.0))).containsExactly("e3");
  }

  @Test
  default void partsAreJoinedByAndAndOr() {
    for (int i = 0; i < 8; i++) {
      put(entry("e" + i, Metadata.NONE.with("n", i).with("even", i % 2 == 0)));
    }
    assertThat(matching(and(atLeast("n", 3), is("even", true)))).containsExactly("e4", "e6");
    assertThat(matching(or(atMost("n", 1), is("n", 7)))).containsExactly("e0", "e1", "e7");
    assertThat(matching(and(or(is("n", 2), is("n", 3)), or(is("even", false), atMost("n", 0)))))
        .containsExactly("e3");
    assertThat(matching(and(VectorFilter.ALL, is("n", 5)))).containsExactly("e5");
    assertThat(matching(or(VectorFilter.ALL, is("n", 5)))).hasSize(8);
  }

  @Test
  default void asManyComeAsMatchHoweverFarTheyAre() {
    Random random = new Random(5);
    List<VectorEntry> all = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      Metadata metadata = Metadata.NONE.with("rare", i % 100 == 0);
      all.add(new VectorEntry(new EntryId("e" + i), any(random), "", metadata));
    }
    index().upsert(HERE, all);
    VectorQuery query = VectorQuery.of(HERE, any(random), 10).withFilter(is("rare", true));
    assertThat(ids(query)).hasSize(10);
  }

  @Test
  default void indexAndRuleAgreeAboutAnyFilter() {
    Random random = new Random(3);
    List<VectorEntry> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      all.add(entry("e%02d".formatted(i), randomMetadata(random)));
    }
    index().upsert(HERE, all);
    for (int round = 0; round < 60; round++) {
      VectorFilter filter = randomFilter(random, 3);
      List<String> expected =
          all.stream()
              .filter(entry -> filter.matches(entry.metadata()))
              .map(entry -> entry.id().value())
              .toList();
      assertThat(matching(filter)).as(filter.toString()).containsExactlyElementsOf(expected);
    }
  }

  /** What matches, by id: all entries of these tests are equally near. */
  private List<String> matching(VectorFilter filter) {
    return ids(near(0, 100).withFilter(filter)).stream().sorted().toList();
  }

  private static Metadata randomMetadata(Random random) {
    Metadata metadata = Metadata.NONE;
    for (String name : List.of("a", "b")) {
      metadata =
          switch (random.nextInt(5)) {
            case 0 -> metadata.with(name, "v" + random.nextInt(3));
            case 1 -> metadata.with(name, random.nextInt(4));
            case 2 -> metadata.with(name, random.nextBoolean());
            case 3 -> metadata.with(name, MetadataValue.of(List.of("v0", "v" + random.nextInt(3))));
            default -> metadata;
          };
    }
    return metadata;
  }

  private static VectorFilter randomFilter(Random random, int depth) {
    String name = random.nextBoolean() ? "a" : "b";
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> is(name, "v" + random.nextInt(3));
      case 1 -> is(name, random.nextBoolean());
      case 2 -> atLeast(name, random.nextInt(4));
      case 3 -> is(name, random.nextInt(4));
      case 4 -> and(randomFilter(random, depth - 1), randomFilter(random, depth - 1));
      default -> or(randomFilter(random, depth - 1), randomFilter(random, depth - 1));
    };
  }
}

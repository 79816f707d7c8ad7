// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.VectorFixture.any;
import static dev.parley.testkit.VectorFixture.at;
import static dev.parley.testkit.VectorFixture.entry;
import static dev.parley.testkit.VectorFixture.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Queries by the vector alone. */
interface VectorSearching extends VectorFixture {
  @Test
  default void emptyNamespaceGivesNothing() {
    put(entry("a", 1));
    assertThat(index().query(VectorQuery.of(THERE, at(1), 5))).isEmpty();
  }

  @Test
  default void nearestStandFirstWithTheirCosines() {
    put(entry("far", 90), entry("near", 10), entry("middle", 60), entry("behind", 180));
    List<VectorCandidate> found = index().query(near(0, 4));
    assertThat(VectorFixture.ids(found)).containsExactly("near", "middle", "far", "behind");
    double[] degrees = {10, 60, 90, 180};
    for (int i = 0; i < degrees.length; i++) {
      assertThat(found.get(i).cosine())
          .isCloseTo(Math.cos(Math.toRadians(degrees[i])), within(1e-3));
      assertThat(found.get(i).bm25()).isNull();
    }
  }

  @Test
  default void cosinesOfEqualsAreOneAndEqualsStandById() {
    put(entry("b", 45), entry("a", 45), entry("c", 45));
    List<VectorCandidate> found = index().query(near(45, 3));
    assertThat(VectorFixture.ids(found)).containsExactly("a", "b", "c");
    assertThat(found)
        .allSatisfy(
            each -> assertThat(each.cosine()).isLessThanOrEqualTo(1.0).isCloseTo(1, within(1e-3)));
  }

  @Test
  default void notMoreComeThanWereAskedFor() {
    for (int i = 0; i < 20; i++) {
      put(entry("e" + i, i));
    }
    assertThat(ids(near(0, 3))).containsExactly("e0", "e1", "e2");
    assertThat(ids(near(0, VectorQuery.LARGEST_TOP_K))).hasSize(20);
  }

  @Test
  default void anotherLengthOfTheVectorAskedChangesNothing() {
    put(entry("a", 10), entry("b", 50));
    float[] longer = at(0).values();
    longer[0] = 250;
    VectorQuery query = VectorQuery.of(HERE, new Embedding(longer), 2);
    assertThat(index().query(query).getFirst().cosine())
        .isCloseTo(Math.cos(Math.toRadians(10)), within(1e-3));
  }

  @Test
  default void namespacesAreSearchedApart() {
    put(entry("a", 1));
    index().upsert(THERE, List.of(entry("a", 2), entry("b", 3)));
    assertThat(ids(near(1, 9))).containsExactly("a");
    assertThat(ids(VectorQuery.of(THERE, at(1), 9))).containsExactly("a", "b");
  }

  @Test
  default void vectorThatDoesNotFitIsRefused() {
    for (int dimensions : new int[] {1, 7, 9, 8}) {
      VectorQuery query = VectorQuery.of(HERE, new Embedding(new float[dimensions]), 1);
      assertThatThrownBy(() -> index().query(query))
          .isInstanceOfSatisfying(
              InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("vector"))
          .hasMessageContaining(dimensions == 8 ? "zeros" : "contract-embedding");
    }
  }

  @Test
  default void nearlyAllOfTheTrueTenAreFound() {
    Random random = new Random(11);
    List<VectorEntry> all = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      all.add(new VectorEntry(new EntryId("e" + i), any(random), "", Metadata.NONE));
    }
    index().upsert(HERE, all);
    int found = 0;
    for (int round = 0; round < 20; round++) {
      Embedding asked = any(random);
      List<String> truth =
          all.stream()
              .sorted(Comparator.comparingDouble(entry -> -product(asked, entry.vector())))
              .limit(10)
              .map(entry -> entry.id().value())
              .toList();
      found += (int) ids(VectorQuery.of(HERE, asked, 10)).stream().filter(truth::contains).count();
    }
    assertThat(found).isGreaterThanOrEqualTo(190);
  }

  private static double product(Embedding a, Embedding b) {
    double sum = 0;
    for (int i = 0; i < a.dimensions(); i++) {
      sum += (double) a.value(i) * b.value(i);
    }
    return sum;
  }
}

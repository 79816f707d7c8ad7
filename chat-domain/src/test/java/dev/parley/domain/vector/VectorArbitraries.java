// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Candidates as an index gives them. */
public final class VectorArbitraries {
  private static final double SELDOM = 0.3;

  private VectorArbitraries() {}

  /** Up to 40 candidates with different ids, each with one score at least. */
  public static Arbitrary<List<VectorCandidate>> candidates() {
    Arbitrary<@Nullable Double> cosines =
        Arbitraries.doubles().between(-1, 1).ofScale(3).injectNull(SELDOM);
    Arbitrary<@Nullable Double> keywords =
        Arbitraries.doubles().between(0.01, 40).ofScale(2).injectNull(SELDOM);
    return Combinators.combine(cosines, keywords)
        .as(Scores::new)
        .list()
        .ofMaxSize(40)
        .map(VectorArbitraries::named);
  }

  private record Scores(@Nullable Double cosine, @Nullable Double bm25) {}

  private static List<VectorCandidate> named(List<Scores> all) {
    List<VectorCandidate> candidates = new ArrayList<>();
    for (Scores scores : all) {
      if (scores.cosine() != null || scores.bm25() != null) {
        EntryId id = new EntryId("e" + candidates.size());
        candidates.add(new VectorCandidate(id, "", Metadata.NONE, scores.cosine(), scores.bm25()));
      }
    }
    return List.copyOf(candidates);
  }
}

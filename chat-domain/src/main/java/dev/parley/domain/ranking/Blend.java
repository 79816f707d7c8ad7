// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import dev.parley.domain.vector.VectorCandidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts candidates in one order by both of their scores. The scores of one kind are standardised
 * over the answer (their mean becomes 0, their spread 1) and added by weight; what a list did not
 * name has the lowest score that the list gave. Ranks alone, as reciprocal rank fusion takes them,
 * lose how much better the better ones are.
 *
 * <p>The same candidates in another order give the same answer. One that is better by one score and
 * no worse by the other than another stands before it.
 *
 * @param keywordWeight how much the words count, 0 to 1; the vectors count for the rest
 */
public record Blend(double keywordWeight) {
  /** What is best for documents; for old turns see {@link RecallOrder}. */
  public static final Blend USUAL = new Blend(0.45);

  /**
   * The spread that BM25 is taken to have at least. Where the words found nothing but "what" and
   * "my", all its scores are low and near each other: standardised as they are, that noise would
   * weigh as much as what the vectors found.
   */
  private static final double LEAST_SPREAD = 2;

  /** A score of BM25 that speaks for a candidate by half: about two rare words. */
  private static final double HALF_SURE = 8;

  public Blend {
    if (!(keywordWeight >= 0 && keywordWeight <= 1)) {
      throw new IllegalArgumentException("keywordWeight is " + keywordWeight + ": give 0 to 1");
    }
  }

  /** The candidates, best first; equals by id. */
  public List<Ranked> rank(List<VectorCandidate> candidates) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<VectorCandidate> fixed =
        candidates.stream().sorted(Comparator.comparing(VectorCandidate::id)).toList();
    double[] cosines = standardised(fixed, VectorCandidate::cosine, 0);
    double[] keywords = standardised(fixed, VectorCandidate::bm25, LEAST_SPREAD);
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < fixed.size(); i++) {
      double standing = keywordWeight * keywords[i] + (1 - keywordWeight) * cosines[i];
      ranked.add(new Ranked(fixed.get(i), evidence(fixed.get(i)), standing));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::standing).reversed());
    return Falling.scores(ranked);
  }

  /** How much speaks for a candidate by itself: like a probability, either way can make it sure. */
  private static double evidence(VectorCandidate candidate) {
    double like = Math.clamp(Objects.requireNonNullElse(candidate.cosine(), 0.0), 0.0, 1.0);
    double words = Objects.requireNonNullElse(candidate.bm25(), 0.0);
    return like + (1 - like) * words / (words + HALF_SURE);
  }

  private static double[] standardised(
      List<VectorCandidate> candidates,
      Function<VectorCandidate, @Nullable Double> score,
      double leastSpread) {
    double lowest =
        candidates.stream()
            .map(score)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .min()
            .orElse(0);
    double[] values =
        candidates.stream()
            .mapToDouble(candidate -> Objects.requireNonNullElse(score.apply(candidate), lowest))
            .toArray();
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double wide = Math.max(Math.sqrt(variance), leastSpread);
    double spread = wide > 0 ? wide : 1;
    // from the lowest instead of the mean: the order is the same, and no standing is negative
    return Arrays.stream(values).map(value -> (value - lowest) / spread).toArray();
  }
}

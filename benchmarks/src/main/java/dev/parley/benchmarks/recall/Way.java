// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import dev.parley.domain.ranking.Blend;
import dev.parley.domain.ranking.OldTurn;
import dev.parley.domain.ranking.RecallOrder;
import dev.parley.domain.ranking.RecalledUnit;
import dev.parley.domain.vector.VectorCandidate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A way to put the candidates of a question in order. */
enum Way {
  WORDS("BM25 alone", false),
  VECTORS("cosine alone", false),
  RANKS("reciprocal rank (k = 60)", false),
  BLEND("blend", false),
  RECALL("recall (`auto`)", false),
  BARE("recall, common words taken out of the question", true);

  private static final int RANK_OFFSET = 60;

  private final String title;
  private final boolean bare;

  Way(String title, boolean bare) {
    this.title = title;
    this.bare = bare;
  }

  String title() {
    return title;
  }

  /** Whether common words leave the question first. */
  boolean isBare() {
    return bare;
  }

  /** Places of the turns, best first. */
  List<Integer> order(List<VectorCandidate> found, List<Dialogue.Said> turns) {
    return switch (this) {
      case WORDS -> by(found, VectorCandidate::bm25);
      case VECTORS -> by(found, VectorCandidate::cosine);
      case RANKS -> byRanks(found);
      case BLEND -> Blend.USUAL.rank(found).stream().map(each -> place(each.candidate())).toList();
      case RECALL, BARE ->
          units(found, turns).stream().map(unit -> (int) unit.turn().sequence()).toList();
    };
  }

  /** What recall makes of them. */
  static List<RecalledUnit> units(List<VectorCandidate> found, List<Dialogue.Said> turns) {
    return RecallOrder.USUAL.units(found.stream().map(each -> turn(each, turns)).toList());
  }

  private static OldTurn turn(VectorCandidate found, List<Dialogue.Said> turns) {
    int place = place(found);
    return new OldTurn(place, turns.get(place).speaker(), turns.get(place).text(), found);
  }

  private static List<Integer> by(
      List<VectorCandidate> found, Function<VectorCandidate, @Nullable Double> score) {
    return found.stream()
        .filter(candidate -> score.apply(candidate) != null)
        .sorted(
            Comparator.<VectorCandidate>comparingDouble(
                    candidate -> -Objects.requireNonNullElse(score.apply(candidate), 0.0))
                .thenComparing(VectorCandidate::id))
        .map(Way::place)
        .toList();
  }

  private static List<Integer> byRanks(List<VectorCandidate> found) {
    Map<Integer, Double> sums = new HashMap<>();
    for (Way way : List.of(WORDS, VECTORS)) {
      List<Integer> order = way.order(found, List.of());
      for (int rank = 0; rank < order.size(); rank++) {
        sums.merge(order.get(rank), 1.0 / (RANK_OFFSET + 1 + rank), Double::sum);
      }
    }
    return sums.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int place(VectorCandidate candidate) {
    return Integer.parseInt(candidate.id().value());
  }
}

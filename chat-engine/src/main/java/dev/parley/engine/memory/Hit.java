// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.ranking.Blend;
import dev.parley.domain.ranking.OldTurn;
import dev.parley.domain.ranking.Ranked;
import dev.parley.domain.ranking.RecallOrder;
import dev.parley.domain.vector.VectorCandidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message that a search found.
 *
 * @param score how much speaks for it, 0 to 1
 * @param passage which of its passages fits best
 */
record Hit(long sequence, double score, int passage) {
  /** Those that a search found, best first: all that ranking has to say. */
  static List<Hit> ranked(List<VectorCandidate> candidates) {
    Map<Long, OldTurn> best = new LinkedHashMap<>();
    for (Ranked each : Blend.USUAL.rank(candidates)) {
      OldTurn turn = Passages.turn(each.candidate());
      best.putIfAbsent(turn.sequence(), turn);
    }
    return RecallOrder.USUAL.units(best.values()).stream()
        .map(
            unit ->
                new Hit(unit.turn().sequence(), unit.score(), Passages.number(unit.turn().found())))
        .toList();
  }
}

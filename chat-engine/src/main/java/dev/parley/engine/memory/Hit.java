// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.ranking.Blend;
import dev.parley.domain.ranking.DialogueOrder;
import dev.parley.domain.ranking.Ranked;
import dev.parley.domain.ranking.Turn;
import dev.parley.domain.vector.VectorCandidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message that a search found, or that answers one which it found.
 *
 * @param score how much speaks for it, 0 to 1
 * @param passage which of its passages fits best
 */
record Hit(long sequence, double score, int passage) {
  /** Those that a search found, best first: all that ranking has to say. */
  static List<Hit> ranked(List<VectorCandidate> candidates) {
    Map<Long, Ranked> found = new LinkedHashMap<>();
    for (Ranked each : Blend.USUAL.rank(candidates)) {
      found.putIfAbsent(Passages.sequence(each.candidate()), each);
    }
    List<Turn> turns =
        found.entrySet().stream()
            .map(
                each ->
                    new Turn(
                        each.getKey(),
                        each.getValue().candidate().text(),
                        each.getValue().standing()))
            .toList();
    return DialogueOrder.USUAL.order(turns).stream()
        .map(placed -> of(placed.place(), found))
        .toList();
  }

  private static Hit of(long place, Map<Long, Ranked> found) {
    Ranked own = found.get(place);
    Ranked before = found.get(place - 1);
    double score = Math.max(own == null ? 0 : own.score(), before == null ? 0 : before.score());
    return new Hit(place, score, own == null ? 0 : Passages.number(own.candidate()));
  }
}

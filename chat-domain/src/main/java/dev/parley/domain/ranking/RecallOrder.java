// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import dev.parley.domain.vector.VectorCandidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts old turns in order by how likely they answer what is asked now, and makes units of them.
 *
 * <p>Talk comes back to the same things again and again, and a question is often more like that
 * talk than like the one turn that answers it. So a turn loses by what is like it among the
 * candidates: as a word that stands everywhere says little, so does a turn said over and over. Then
 * both scores are blended, words counting less than for documents, since people ask in other words.
 *
 * <p>The same turns in another order give the same answer.
 *
 * @param keywordWeight how much the words count, 0 to 1
 * @param repetition how much of its likeness to others is taken off a turn's cosine, 0 to 1
 */
public record RecallOrder(double keywordWeight, double repetition) {
  /** What was found to be best; the figures are in {@code docs/benchmarks.md}. */
  public static final RecallOrder USUAL = new RecallOrder(0.2, 0.5);

  /**
   * How many candidates to ask a search for. With fewer, all of them may be talk about the thing,
   * and the turn that answers is not among them.
   */
  public static final int CANDIDATES = 400;

  /** The least score of a unit worth giving: a higher one costs answers, as the figures show. */
  public static final double FOUND = 0.2;

  public RecallOrder {
    requireShare("keywordWeight", keywordWeight);
    requireShare("repetition", repetition);
  }

  /**
   * The units, best first; of equals the later one, since what was said last holds. What was said
   * twice by one speaker comes once, and a turn within a unit before it brings none of its own.
   *
   * @param turns no two with one sequence, and no two found under one id
   */
  public List<RecalledUnit> units(Collection<OldTurn> turns) {
    List<RecalledUnit> units = new ArrayList<>();
    Set<Said> said = new HashSet<>();
    Set<Long> held = new HashSet<>();
    double most = 1;
    for (Placed placed : placed(turns)) {
      OldTurn turn = placed.turn();
      boolean isNew = said.add(new Said(turn.speaker(), turn.text().strip()));
      if (isNew && !held.contains(turn.sequence())) {
        long from = turn.sequence() - 1;
        long to = turn.sequence() + 1;
        held.addAll(List.of(from, turn.sequence(), to));
        most = Math.min(most, placed.ranked().score());
        units.add(new RecalledUnit(turn, from, to, most));
      }
    }
    return List.copyOf(units);
  }

  private List<Placed> placed(Collection<OldTurn> turns) {
    List<OldTurn> fixed =
        turns.stream().sorted(Comparator.comparingLong(OldTurn::sequence)).toList();
    double[] likeness = Likeness.of(fixed.stream().map(OldTurn::text).toList());
    Map<String, OldTurn> byId = new HashMap<>();
    List<VectorCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < fixed.size(); i++) {
      VectorCandidate found = fixed.get(i).found();
      byId.put(found.id().value(), fixed.get(i));
      candidates.add(less(found, repetition * likeness[i]));
    }
    List<Placed> placed = new ArrayList<>();
    for (Ranked ranked : new Blend(keywordWeight).rank(candidates)) {
      OldTurn turn = byId.get(ranked.candidate().id().value());
      if (turn != null) {
        placed.add(new Placed(turn, ranked));
      }
    }
    placed.sort(
        Comparator.<Placed>comparingDouble(each -> each.ranked().standing())
            .thenComparingLong(each -> each.turn().sequence())
            .reversed());
    return placed;
  }

  private static VectorCandidate less(VectorCandidate found, double loss) {
    Double cosine = found.cosine();
    return cosine == null
        ? found
        : new VectorCandidate(
            found.id(), found.text(), found.metadata(), Math.max(-1, cosine - loss), found.bm25());
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is " + share + ": give 0 to 1");
    }
  }

  private record Placed(OldTurn turn, Ranked ranked) {}

  private record Said(String speaker, String text) {}
}

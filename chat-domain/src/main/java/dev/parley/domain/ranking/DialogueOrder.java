// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is special about dialogue. A question is often more like what is looked for than its answer
 * is, yet the answer is what is wanted: it gets a share of the question's score. And what stands
 * beside something that fits is likelier to fit: each turn gets a share of its neighbours'.
 *
 * <p>A turn that was not found gets its shares as well, and so comes in: an answer seldom holds the
 * words of its question.
 *
 * @param toAnswer share of a question's score that the next turn gets, 0 to 1
 * @param toNeighbour share of a turn's score that each of both neighbours gets, 0 to 1
 */
public record DialogueOrder(double toAnswer, double toNeighbour) {
  /** What was found to be best. */
  public static final DialogueOrder USUAL = new DialogueOrder(0.5, 0.1);

  public DialogueOrder {
    requireShare("toAnswer", toAnswer);
    requireShare("toNeighbour", toNeighbour);
  }

  /**
   * A place with its score.
   *
   * @param score comparable within one answer only
   */
  public record Placed(long place, double score) {}

  /**
   * The places, best first; of equals the later one, since what was said last holds.
   *
   * @param found no two at one place
   */
  public List<Placed> order(Collection<Turn> found) {
    Map<Long, Double> answered = new HashMap<>();
    for (Turn turn : found) {
      answered.merge(turn.place(), turn.score(), Double::sum);
      if (turn.asks() && turn.score() > 0) {
        answered.merge(turn.place() + 1, toAnswer * turn.score(), Double::sum);
      }
    }
    Map<Long, Double> smooth = new HashMap<>(answered);
    for (Map.Entry<Long, Double> each : answered.entrySet()) {
      double share = toNeighbour * each.getValue();
      smooth.computeIfPresent(each.getKey() - 1, (place, score) -> score + share);
      smooth.computeIfPresent(each.getKey() + 1, (place, score) -> score + share);
    }
    List<Placed> placed = new ArrayList<>();
    smooth.forEach((place, score) -> placed.add(new Placed(place, score)));
    placed.sort(
        Comparator.comparingDouble(Placed::score).thenComparingLong(Placed::place).reversed());
    return List.copyOf(placed);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is " + share + ": give 0 to 1");
    }
  }
}

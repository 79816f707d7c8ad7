// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import dev.parley.benchmarks.recall.Dialogue.Question;
import dev.parley.domain.ranking.RecalledUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is let through by a threshold on the score: of what has an answer, the more the better; of
 * what nobody said, the less the better.
 */
final class Thresholds {
  private static final int UNITS = 5;
  private static final int STEPS = 20;

  private final int[] answered = new int[STEPS];
  private final int[] bestIsRight = new int[STEPS];
  private final int[] somethingGiven = new int[STEPS];
  private final int[] givenInVain = new int[STEPS];
  private int withAnswer;
  private int withoutAnswer;

  void count(List<RecalledUnit> units, Question question) {
    boolean hasAnswer = !question.evidence().isEmpty();
    withAnswer += hasAnswer ? 1 : 0;
    withoutAnswer += hasAnswer ? 0 : 1;
    for (int step = 0; step < STEPS; step++) {
      double least = threshold(step);
      List<RecalledUnit> given =
          units.stream().limit(UNITS).filter(unit -> unit.score() >= least).toList();
      if (!given.isEmpty()) {
        somethingGiven[step]++;
        givenInVain[step] += hasAnswer ? 0 : 1;
        bestIsRight[step] += answers(given.getFirst(), question) ? 1 : 0;
      }
      answered[step] += given.stream().anyMatch(unit -> answers(unit, question)) ? 1 : 0;
    }
  }

  /** A table, or nothing where all questions have an answer. */
  List<String> rows() {
    if (withoutAnswer == 0) {
      return List.of();
    }
    List<String> rows = new ArrayList<>();
    rows.add(
        "| least score | answers found in five (of %d) | nothing given where nothing was said (of %d) | best unit answers |"
            .formatted(withAnswer, withoutAnswer));
    rows.add("|---|---|---|---|");
    IntStream.range(0, STEPS).mapToObj(this::row).forEach(rows::add);
    return rows;
  }

  private String row(int step) {
    return "| %.2f | %.3f | %.3f | %.3f |"
        .formatted(
            threshold(step),
            (double) answered[step] / withAnswer,
            1 - (double) givenInVain[step] / withoutAnswer,
            (double) bestIsRight[step] / Math.max(1, somethingGiven[step]));
  }

  private static double threshold(int step) {
    return step / (double) (2 * STEPS);
  }

  private static boolean answers(RecalledUnit unit, Question question) {
    return question.evidence().stream().anyMatch(unit::holds);
  }
}

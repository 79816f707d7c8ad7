// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import java.util.List;
import java.util.Set;

/**
 * Turns, and questions about them.
 *
 * @param turns what was said, in order
 */
record Dialogue(List<Said> turns, List<Question> questions) {
  Dialogue {
    turns = List.copyOf(turns);
    questions = List.copyOf(questions);
  }

  /** One turn. */
  record Said(String speaker, String text) {
    /** As its words are looked up. */
    String searched() {
      return speaker + ": " + text;
    }
  }

  /**
   * A question.
   *
   * @param evidence places of the turns that answer it, counted from 0
   */
  record Question(String text, Set<Integer> evidence) {
    Question {
      evidence = Set.copyOf(evidence);
    }
  }
}

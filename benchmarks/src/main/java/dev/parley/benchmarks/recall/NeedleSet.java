// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * What needles are made of: the facts, the small talk around them, and questions about what nobody
 * says. No word of an answer stands in its question, and the small talk is about the same things.
 *
 * @param neverSaid questions that no turn answers
 * @param replies of the assistant, each with a place for a mood
 */
record NeedleSet(
    List<Fact> facts,
    List<String> neverSaid,
    List<String> things,
    List<String> aspects,
    List<String> times,
    List<String> replies,
    List<String> moods) {
  /**
   * A fact.
   *
   * @param said ways to say it, each with a place for the value
   * @param asked ways to ask for the value
   */
  record Fact(List<String> said, List<String> values, List<String> asked) {}

  /** What the rules of ranking were found with. */
  static NeedleSet tuned() {
    return read("tuned.json");
  }

  /** Other facts, other small talk and other questions, which no rule was fitted to. */
  static NeedleSet heldOut() {
    return read("held-out.json");
  }

  private static NeedleSet read(String file) {
    try (InputStream in = Objects.requireNonNull(NeedleSet.class.getResourceAsStream(file), file)) {
      return new ObjectMapper().readValue(in, NeedleSet.class);
    } catch (IOException e) {
      throw new IllegalStateException(file + " of the class path can't be read", e);
    }
  }
}

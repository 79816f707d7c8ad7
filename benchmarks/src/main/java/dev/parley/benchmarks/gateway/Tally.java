// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.util.Map;
import java.util.TreeMap;

/** What came of one run of the load. */
final class Tally {
  private final Samples answers = new Samples();
  private final Samples firstPieces = new Samples();
  private final Map<String, Integer> failures = new TreeMap<>();
  private long chunks;
  private int open;
  private int mostOpen;

  void asked() {
    open++;
    mostOpen = Math.max(mostOpen, open);
  }

  /** An answer is over and was right. */
  void answered(long nanos) {
    open--;
    answers.add(nanos);
  }

  /**
   * An answer was a stream.
   *
   * @param first nanoseconds to its first piece, without the time that the provider held it back
   */
  void streamed(int pieces, long first) {
    chunks += pieces;
    firstPieces.add(first);
  }

  void failed(String why) {
    open--;
    failures.merge(why, 1, Integer::sum);
  }

  Samples answers() {
    return answers;
  }

  Samples firstPieces() {
    return firstPieces;
  }

  long chunks() {
    return chunks;
  }

  /** How many answers were under way at the same time. */
  int mostOpen() {
    return mostOpen;
  }

  int failed() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How often each thing went wrong. */
  Map<String, Integer> failures() {
    return Map.copyOf(failures);
  }
}

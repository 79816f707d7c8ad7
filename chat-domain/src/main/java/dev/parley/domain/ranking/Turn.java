// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

/**
 * A turn of a dialogue that a search found.
 *
 * @param place where it stands: the next turn has the next number
 * @param text what was said
 * @param score 0 or more; more is better
 */
public record Turn(long place, String text, double score) {
  public Turn {
    if (!(score >= 0 && score < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "score of turn " + place + " is " + score + ": give a finite number from 0");
    }
  }

  /** Whether it asks something. */
  boolean asks() {
    String end = text.stripTrailing();
    return end.endsWith("?") || end.endsWith("？") || end.endsWith("؟") || end.endsWith("\u037e");
  }
}

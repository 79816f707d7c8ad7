// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

/**
 * A turn worth recalling, with those beside it that it needs to be understood.
 *
 * @param from the sequence it begins with: the turn before; there may be none with this number
 * @param to the sequence it ends with: the turn after; there may be none with this number
 * @param score 0 to 1, never more than that of one before it: how much speaks for it
 */
public record RecalledUnit(OldTurn turn, long from, long to, double score) {
  /** Whether the turn is part of it. */
  public boolean holds(long sequence) {
    return from <= sequence && sequence <= to;
  }
}

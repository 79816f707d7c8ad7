// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

/**
 * Where the recent turns begin: at the roundest place that there is room for.
 *
 * <p>Between two starts of turns lie multiples of powers of two of the conversation's running size;
 * the higher the greatest of these powers, the rounder the later start. So a place is as round for
 * every budget and for ever, and a cut there stays for as long as there is room for it. What is
 * given up for that is at most half of the room, and at most {@value #MOST_GIVEN_UP} tokens.
 */
final class Cut {
  static final int MOST_GIVEN_UP = 16_384;

  private static final int ROUNDEST = Long.SIZE + 1;

  private Cut() {}

  /**
   * The oldest stretch to keep: of those that fit, and from which enough is kept, the one with the
   * roundest start, and of equals the oldest.
   *
   * @param stretches newest first
   * @param ended whether the oldest of them is where the conversation began: nothing is rounder
   * @param room in tokens
   * @return its index; -1 when not even the newest fits
   */
  static int oldestKept(Stretches stretches, boolean ended, int room) {
    long all = (long) room * Weighed.QUARTERS;
    long enough = all - Math.min(2L * room, (long) MOST_GIVEN_UP * Weighed.QUARTERS);
    int best = -1;
    int roundest = -1;
    long kept = 0;
    for (int i = 0; i < stretches.count(); i++) {
      kept += stretches.cost(i, room);
      if (kept > all) {
        break;
      }
      boolean first = ended && i == stretches.count() - 1;
      int roundness = first ? ROUNDEST : roundness(stretches, i);
      if (kept < enough) {
        best = i;
      } else if (roundness >= roundest) {
        best = i;
        roundest = roundness;
      }
    }
    return best;
  }

  private static int roundness(Stretches stretches, int i) {
    if (i + 1 >= stretches.count()) {
      return 0;
    }
    long between = stretches.start(i) ^ stretches.start(i + 1);
    return Long.SIZE - Long.numberOfLeadingZeros(between);
  }

  /** What a cut may lie between. */
  interface Stretches {
    int count();

    /** What the stretch costs at most in this room, in quarters of a token. */
    long cost(int index, int room);

    /** The conversation's running size where it starts. */
    long start(int index);
  }
}

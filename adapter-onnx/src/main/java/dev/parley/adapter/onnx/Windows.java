// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Cuts the pieces of a text into as few windows as hold them, of about equal length. */
final class Windows {
  private final int longest;
  private final IntPredicate startsWord;

  /**
   * Windows of up to {@code longest} pieces.
   *
   * @param startsWord whether a piece is the first one of a word
   */
  Windows(int longest, IntPredicate startsWord) {
    this.longest = longest;
    this.startsWord = startsWord;
  }

  /** All pieces in order; one window, an empty one, where there is none. */
  List<int[]> of(int[] pieces) {
    List<int[]> windows = new ArrayList<>();
    int from = 0;
    for (int left = count(pieces.length); left > 1; left--) {
      int to = cut(pieces, from, left);
      windows.add(Arrays.copyOfRange(pieces, from, to));
      from = to;
    }
    windows.add(Arrays.copyOfRange(pieces, from, pieces.length));
    return windows;
  }

  /** Where the next of {@code left} windows ends: before a word, unless the rest had no room. */
  private int cut(int[] pieces, int from, int left) {
    int even = from + Math.ceilDiv(pieces.length - from, left);
    int first = Math.max(from + 1, pieces.length - (left - 1) * longest);
    for (int to = even; to >= first; to--) {
      if (startsWord.test(pieces[to])) {
        return to;
      }
    }
    return even;
  }

  private int count(int pieces) {
    return Math.max(1, Math.ceilDiv(pieces, longest));
  }
}

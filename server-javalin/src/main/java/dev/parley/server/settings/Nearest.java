// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that someone meant. */
public final class Nearest {

  private Nearest() {}

  /** The candidate that differs by a few letters at most. */
  public static Optional<String> to(String written, Collection<String> candidates) {
    return candidates.stream()
        .filter(
            c -> distance(written, c) <= Math.max(1, Math.min(written.length(), c.length()) / 3))
        .min(Comparator.comparingInt(c -> distance(written, c)));
  }

  /** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}

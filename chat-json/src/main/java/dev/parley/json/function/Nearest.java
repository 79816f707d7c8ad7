// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Nearest {
  /** Longer names are compared as they are, so that a model can't make this long. */
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The candidate that differs by a few letters at most, whatever its case and hyphens. */
  static Optional<String> to(String written, Collection<String> candidates) {
    String given = plain(written);
    if (given.isEmpty() || given.length() > LONGEST) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(each -> each.length() <= LONGEST && !each.equals(written))
        .filter(each -> distance(given, plain(each)) <= allowed(given, plain(each)))
        .min(Comparator.comparingInt(each -> distance(given, plain(each))));
  }

  private static int allowed(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    return shorter < 3 ? 0 : Math.max(1, shorter / 3);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
  }

  /** Letters to insert, remove or replace. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int replaced = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
        corner = above;
      }
    }
    return row[other.length()];
  }
}

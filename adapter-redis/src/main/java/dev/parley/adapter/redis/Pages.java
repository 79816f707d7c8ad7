// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

/** What the stores ask of a page's length. */
final class Pages {
  private Pages() {}

  static void check(int limit, int largest) {
    if (limit < 1 || limit > largest) {
      throw new IllegalArgumentException("limit is " + limit + ": give 1 to " + largest);
    }
  }
}

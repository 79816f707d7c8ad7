// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import dev.parley.domain.error.InvalidRequestException;

/** Names that every index takes as they are. */
final class Names {
  private Names() {}

  static void require(String field, String value, int longest) {
    if (value.isEmpty()
        || value.length() > longest
        || !value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new InvalidRequestException(
          field, value, "give 1 to " + longest + " printable ASCII characters without spaces");
    }
  }
}

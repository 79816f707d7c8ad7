// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.error.NotFoundException;
import java.util.Locale;

/**
 * An entry's place in its conversation's log: 1 for the first, each next one more by one. Item ids
 * carry it, so that an item is found without an index.
 */
public record Sequence(long value) implements Comparable<Sequence> {
  private static final String PREFIX = "item_";

  /** Before the first entry. */
  public static final Sequence NONE = new Sequence(0);

  public Sequence {
    if (value < 0) {
      throw new IllegalArgumentException("sequence is " + value + ": it starts at 0");
    }
  }

  public Sequence plus(long entries) {
    return new Sequence(value + entries);
  }

  /** The id under which the API shows the entry, for instance {@code item_00000000002a}. */
  public String itemId() {
    return String.format(Locale.ROOT, "%s%012x", PREFIX, value);
  }

  /**
   * The place that an item id carries.
   *
   * @throws NotFoundException when it is no item id
   */
  public static Sequence ofItemId(String itemId) {
    if (itemId.matches(PREFIX + "[0-9a-f]{12}")) {
      return new Sequence(Long.parseLong(itemId, PREFIX.length(), itemId.length(), 16));
    }
    throw new NotFoundException(
        "item_not_found", itemId + " is no item of this conversation; list them under /items");
  }

  @Override
  public int compareTo(Sequence other) {
    return Long.compare(value, other.value);
  }
}

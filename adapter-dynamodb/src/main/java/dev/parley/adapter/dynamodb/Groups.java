// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in groups, each of which has room in one transaction: 100 writes and 4 MB, all in all. */
final class Groups {
  private static final int MOST_ITEMS = 99;
  private static final long MOST_BYTES = 3_500_000;

  /** The most bytes of UTF-8 that a character of Java's makes. */
  private static final long WIDEST = 3;

  /** For names, numbers and times. */
  private static final long OTHERS = 500;

  private Groups() {}

  /**
   * The items in groups.
   *
   * @param header what is written with the group when there is only one
   */
  static List<List<Map<String, AttributeValue>>> of(
      List<Map<String, AttributeValue>> items, Map<String, AttributeValue> header) {
    List<List<Map<String, AttributeValue>>> groups = new ArrayList<>();
    long room = 0;
    for (Map<String, AttributeValue> item : items) {
      long size = size(item);
      if (groups.isEmpty() || groups.getLast().size() == MOST_ITEMS || size > room) {
        groups.add(new ArrayList<>());
        room = MOST_BYTES - size(header);
      }
      groups.getLast().add(item);
      room -= size;
    }
    return groups;
  }

  /** At least as large as the item is. */
  private static long size(Map<String, AttributeValue> item) {
    long size = OTHERS;
    for (AttributeValue value : item.values()) {
      size += value.s() == null ? 0 : value.s().length() * WIDEST;
      size += value.b() == null ? 0 : value.b().asByteArrayUnsafe().length;
    }
    return size;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.NotFoundException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names an item: the entry that it shows, and which of the entry's items it is.
 *
 * @param part 0 for the first of an entry, which has the entry's own id
 */
public record ItemId(Sequence sequence, int part) implements Comparable<ItemId> {
  private static final Pattern SHAPE = Pattern.compile("(item_[0-9a-f]{12})(?:_([1-9]\\d{0,4}))?");
  private static final Comparator<ItemId> ORDER =
      Comparator.comparing(ItemId::sequence).thenComparingInt(ItemId::part);

  /**
   * The item of that name.
   *
   * @throws NotFoundException when it is no name of an item
   */
  public static ItemId parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
      throw new NotFoundException(
          "item_not_found",
          shown
              + " is no item of this conversation; ids look like item_00000000002a, list them"
              + " under /items");
    }
    String part = parts.group(2);
    return new ItemId(Sequence.ofItemId(parts.group(1)), part == null ? 0 : Integer.parseInt(part));
  }

  @Override
  public int compareTo(ItemId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return part == 0 ? sequence.itemId() : sequence.itemId() + "_" + part;
  }
}

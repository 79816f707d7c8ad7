// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.embedding.EmbeddingItem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item of an answer with its index.
 *
 * @param index null when the provider left it out
 */
record NumberedItem(@Nullable Long index, EmbeddingItem item) {
  /**
   * Items by their indexes; empty when these are no count from 0. An item without one stands where
   * it should, as do all where each says 0: some providers leave out a 0, others can't count.
   */
  static Optional<List<EmbeddingItem>> inOrder(List<NumberedItem> items) {
    if (items.stream().allMatch(each -> each.index == null || each.index == 0)) {
      return Optional.of(items.stream().map(NumberedItem::item).toList());
    }
    @Nullable EmbeddingItem[] ordered = new @Nullable EmbeddingItem[items.size()];
    for (int i = 0; i < ordered.length; i++) {
      NumberedItem each = items.get(i);
      long place = each.index == null ? i : each.index;
      if (place < 0 || place >= ordered.length || ordered[(int) place] != null) {
        return Optional.empty();
      }
      ordered[(int) place] = each.item;
    }
    return Optional.of(List.of(Arrays.copyOf(ordered, ordered.length, EmbeddingItem[].class)));
  }
}

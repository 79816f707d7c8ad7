// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import dev.parley.domain.chat.Extras;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer to an {@link EmbeddingRequest}.
 *
 * @param model the model that made it, as the provider names it; empty when it does not
 * @param items one for each item of the input, in its order
 * @param usage null when the provider did not say
 */
public record EmbeddingAnswer(
    String model, List<EmbeddingItem> items, @Nullable EmbeddingUsage usage, Extras extras) {

  public EmbeddingAnswer {
    items = List.copyOf(items);
  }

  /** An answer that says no more than it must. */
  public static EmbeddingAnswer of(
      String model, List<Embedding> embeddings, @Nullable EmbeddingUsage usage) {
    List<EmbeddingItem> items =
        embeddings.stream().map(each -> new EmbeddingItem(each, Extras.NONE)).toList();
    return new EmbeddingAnswer(model, items, usage, Extras.NONE);
  }

  /** The embeddings alone, in the order of the input. */
  public List<Embedding> embeddings() {
    return items.stream().map(EmbeddingItem::embedding).toList();
  }

  public EmbeddingAnswer withModel(String next) {
    return new EmbeddingAnswer(next, items, usage, extras);
  }
}

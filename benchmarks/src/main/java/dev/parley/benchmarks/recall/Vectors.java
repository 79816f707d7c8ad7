// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.vector.VectorSpace;
import dev.parley.port.EmbeddingModel;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The vectors of texts, each computed once. */
final class Vectors {
  private static final int TEXTS_AT_ONCE = 256;

  private final EmbeddingModel model;
  private final ModelId id;
  private final Map<String, Embedding> known = new HashMap<>();

  Vectors(EmbeddingModel model, ModelId id) {
    this.model = model;
    this.id = id;
  }

  VectorSpace space() {
    return new VectorSpace(id, of("dimensions").dimensions());
  }

  Embedding of(String text) {
    learn(List.of(text));
    return Objects.requireNonNull(known.get(text), text);
  }

  void learn(Collection<String> texts) {
    List<String> missing =
        texts.stream()
            .distinct()
            .filter(text -> !known.containsKey(text))
            // those of one length make a batch without padding
            .sorted(Comparator.comparingInt(String::length))
            .toList();
    for (int from = 0; from < missing.size(); from += TEXTS_AT_ONCE) {
      List<String> batch = missing.subList(from, Math.min(from + TEXTS_AT_ONCE, missing.size()));
      EmbeddingRequest request = EmbeddingRequest.of(id.value(), batch.toArray(String[]::new));
      List<Embedding> vectors = model.embed(request).embeddings();
      for (int i = 0; i < batch.size(); i++) {
        known.put(batch.get(i), vectors.get(i));
      }
    }
  }
}

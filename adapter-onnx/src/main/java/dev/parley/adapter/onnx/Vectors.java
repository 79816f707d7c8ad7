// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingUsage;
import java.util.List;

/**
 * What came of a call.
 *
 * @param embeddings one for each text, of length 1
 * @param tokens that were read for them
 */
record Vectors(List<Embedding> embeddings, long tokens) {
  Vectors {
    embeddings = List.copyOf(embeddings);
  }

  EmbeddingAnswer answer(ModelId model) {
    return EmbeddingAnswer.of(model.value(), embeddings, EmbeddingUsage.of(tokens));
  }
}

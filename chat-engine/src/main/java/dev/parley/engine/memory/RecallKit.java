// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.port.EmbeddingModel;
import dev.parley.port.RecordStore;
import dev.parley.port.VectorIndex;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What finding old turns again needs.
 *
 * @param index gives where they are kept, the same each time; not asked for before there is
 *     something to keep, and again after it failed
 * @param model whose vectors the index holds
 * @param embedding asks that model
 * @param records where it is noted how far each conversation was taken in
 */
public record RecallKit(
    Supplier<VectorIndex> index,
    ModelId model,
    Function<EmbeddingRequest, EmbeddingAnswer> embedding,
    RecordStore records) {
  /** An index that is open, for the vectors of the first model that is listed. */
  public static RecallKit of(VectorIndex index, EmbeddingModel model, RecordStore records) {
    return new RecallKit(() -> index, model.models().getFirst(), model::embed, records);
  }
}

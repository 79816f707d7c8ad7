// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import java.util.function.Function;

/**
 * What makes vectors of old turns.
 *
 * @param id the model
 * @param embedding asks it
 */
record RecallModel(ModelId id, Function<EmbeddingRequest, EmbeddingAnswer> embedding) {}

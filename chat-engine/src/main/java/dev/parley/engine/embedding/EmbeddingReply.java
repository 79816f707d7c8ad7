// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.embedding;

import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.usage.Money;
import java.util.Optional;

/**
 * Embeddings, and who made them.
 *
 * @param provider the provider's name
 * @param cost what they cost; empty where that is not known for sure
 */
public record EmbeddingReply(String provider, EmbeddingAnswer answer, Optional<Money> cost) {}

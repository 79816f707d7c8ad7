// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.embedding;

import dev.parley.domain.embedding.EmbeddingAnswer;

/**
 * Embeddings, and who made them.
 *
 * @param provider the provider's name
 */
public record EmbeddingReply(String provider, EmbeddingAnswer answer) {}

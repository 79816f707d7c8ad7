// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import dev.parley.domain.chat.Extras;

/**
 * The embedding of one item of the input.
 *
 * @param extras what else the provider said of it
 */
public record EmbeddingItem(Embedding embedding, Extras extras) {}

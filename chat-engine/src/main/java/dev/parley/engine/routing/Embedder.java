// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.usage.Prices;
import dev.parley.port.EmbeddingModel;

/**
 * A model that may make embeddings.
 *
 * @param provider the provider's name
 * @param embeddings whom to ask
 * @param model what to ask for
 * @param parameters the fields that the request leaves open, a chat's among them
 * @param prices what the provider's models cost
 */
public record Embedder(
    String provider,
    EmbeddingModel embeddings,
    ModelId model,
    Parameters parameters,
    Prices prices) {}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import java.util.List;

/** A provider of models that turn texts into vectors. */
public interface EmbeddingModel {
  /**
   * Embeds all items of the input in this one call, however many the provider takes at once.
   *
   * <p>The answer has one vector for each item, in the input's order, each of length 1 to within a
   * thousandth (see {@link dev.parley.domain.embedding.Embedding#unit}) and all of as many
   * dimensions. Nothing is added to what the request says but how the vectors are to be written.
   *
   * <p>A virtual thread that is interrupted while it waits gets a {@link
   * dev.parley.domain.error.ProviderUnavailableException} and stays interrupted; the connection to
   * the provider is closed, so that the provider can stop its work. That is how a call is
   * cancelled.
   *
   * @throws dev.parley.domain.error.InvalidRequestException when the model takes texts alone and
   *     the input is tokens; for the field {@code dimensions}, when it can't give as many; {@code
   *     unsupported_model}, when it turns out to make no embeddings
   * @throws dev.parley.domain.error.NotFoundException {@code model_not_found}, when the provider
   *     has no such model
   * @throws dev.parley.domain.error.ProviderRejectedException when the provider finds the request
   *     wrong
   * @throws dev.parley.domain.error.RateLimitedException when the provider asks for fewer requests
   * @throws dev.parley.domain.error.ProviderTimeoutException when it was silent for too long
   * @throws dev.parley.domain.error.ProviderUnavailableException when it can't be reached, fails,
   *     or answers what is no answer: too few vectors, for instance
   */
  EmbeddingAnswer embed(EmbeddingRequest request);

  /** The models that can be asked, in the provider's order; empty when it can't say. */
  List<ModelId> models();
}

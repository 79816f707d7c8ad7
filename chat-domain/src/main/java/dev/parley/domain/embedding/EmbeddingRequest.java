// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.error.InvalidRequestException;
import java.util.OptionalInt;

/**
 * What a model is asked to embed.
 *
 * @param dimensions how many the vectors are to have; empty for the model's own number
 * @param extras every other field, which reaches the provider untouched
 */
public record EmbeddingRequest(
    ModelId model, EmbeddingInput input, OptionalInt dimensions, Extras extras) {

  public EmbeddingRequest {
    if (dimensions.isPresent() && dimensions.getAsInt() < 1) {
      throw new InvalidRequestException(
          "dimensions",
          dimensions.getAsInt(),
          "give a whole number from 1, or leave it out for the model's own");
    }
  }

  public static EmbeddingRequest of(String model, String... texts) {
    return new EmbeddingRequest(
        new ModelId(model), EmbeddingInput.of(texts), OptionalInt.empty(), Extras.NONE);
  }

  public EmbeddingRequest withModel(ModelId next) {
    return new EmbeddingRequest(next, input, dimensions, extras);
  }

  public EmbeddingRequest withInput(EmbeddingInput next) {
    return new EmbeddingRequest(model, next, dimensions, extras);
  }

  public EmbeddingRequest withDimensions(int next) {
    return new EmbeddingRequest(model, input, OptionalInt.of(next), extras);
  }
}

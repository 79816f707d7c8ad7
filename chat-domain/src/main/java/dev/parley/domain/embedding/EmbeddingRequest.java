// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
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

  private static final String DIMENSIONS = "dimensions";
  private static final String USER = "user";

  public EmbeddingRequest {
    if (dimensions.isPresent() && dimensions.getAsInt() < 1) {
      throw new InvalidRequestException(
          DIMENSIONS,
          dimensions.getAsInt(),
          "give a whole number from 1, or leave it out for the model's own");
    }
  }

  public static EmbeddingRequest of(String model, String... texts) {
    return new EmbeddingRequest(
        new ModelId(model), EmbeddingInput.of(texts), OptionalInt.empty(), Extras.NONE);
  }

  /**
   * This request, and of the defaults those that it leaves open: {@code dimensions}, {@code user}.
   */
  public EmbeddingRequest orElse(Parameters defaults) {
    OptionalInt wanted =
        dimensions.isPresent()
            ? dimensions
            : defaults.get(DIMENSIONS).map(EmbeddingRequest::number).orElse(dimensions);
    Extras all =
        extras.get(USER).isPresent()
            ? extras
            : defaults.get(USER).map(user -> extras.with(USER, user)).orElse(extras);
    return new EmbeddingRequest(model, input, wanted, all);
  }

  private static OptionalInt number(RawJson value) {
    try {
      return OptionalInt.of(Integer.parseInt(value.text()));
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(
          DIMENSIONS,
          value.text(),
          "the default of a route or provider is a whole number from 1",
          e);
    }
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

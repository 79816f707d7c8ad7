// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.error.InvalidRequestException;

/**
 * The model whose vectors an index holds. Vectors of two models can't be compared, be they of as
 * many dimensions.
 *
 * @param dimensions 1 to {@value #MOST_DIMENSIONS}
 */
public record VectorSpace(ModelId model, int dimensions) {
  /** More than any known model gives. */
  public static final int MOST_DIMENSIONS = 4096;

  public VectorSpace {
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "dimensions is " + dimensions + ": give 1 to " + MOST_DIMENSIONS);
    }
  }

  /**
   * Lets a vector pass that can belong to this space.
   *
   * @throws InvalidRequestException for the field {@code vector}, when it has another number of
   *     dimensions, or no direction since it is all zeros
   */
  public void require(Embedding vector) {
    if (vector.dimensions() != dimensions) {
      throw new InvalidRequestException(
          "vector",
          vector.dimensions() + " dimensions long",
          "the index holds the " + dimensions + " dimensions of " + model + ", embed with that");
    }
    if (vector.length() == 0) {
      throw new InvalidRequestException(
          "vector", "all zeros", "give one with a direction, such as a model makes");
    }
  }

  /**
   * Lets this space pass where the same is stored.
   *
   * @param place where it is stored, for the message
   * @throws InvalidRequestException {@code embedding_mismatch}, when another is stored
   */
  public void requireStored(VectorSpace stored, String place) {
    if (!equals(stored)) {
      throw InvalidRequestException.of(
          "embedding_mismatch",
          null,
          "%s holds vectors of %s, not of %s: go back to that model, choose another place, or remove it and index again"
              .formatted(place, stored.inWords(), inWords()));
    }
  }

  private String inWords() {
    return model + " with " + dimensions + " dimensions";
  }
}

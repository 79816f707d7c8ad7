// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ModelId;
import dev.parley.port.EmbeddingModel;
import java.util.List;
import java.util.OptionalInt;

/**
 * An {@link EmbeddingModel} with a provider behind it that a test can play, as {@link
 * ModelUnderTest} is for chats.
 */
public interface EmbeddingModelUnderTest extends ProviderUnderTest {
  EmbeddingModel model();

  /** A model that the provider has, and that tells texts apart. */
  @Override
  ModelId known();

  /** Some token ids of the known model; empty when it takes texts alone. */
  default List<Integer> tokens() {
    return List.of();
  }

  /** A number of dimensions that the known model can be asked for; empty when it has just one. */
  default OptionalInt dimensions() {
    return OptionalInt.empty();
  }

  /** Falls silent before an answer's first byte. */
  void stall();

  /** Answers again. */
  void recover();
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ModelId;
import dev.parley.port.EmbeddingModel;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An {@link EmbeddingModel} with a provider behind it that a test can play, as {@link
 * ModelUnderTest} is for chats. What it is told holds for the requests that follow; in the
 * beginning it answers.
 */
public interface EmbeddingModelUnderTest extends AutoCloseable {
  EmbeddingModel model();

  /** A model that the provider has, and that tells texts apart. */
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

  /** Waits until the provider has fallen silent. */
  void awaitStalled() throws InterruptedException;

  /** Answers again. */
  void recover();

  /** The failures that it can play. */
  Set<Failure> failures();

  /** Fails so. */
  void fail(Failure failure);

  /** The requests that the provider is still at. */
  int working();

  @Override
  void close();
}

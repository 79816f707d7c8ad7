// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

/** What turns texts into vectors. */
public sealed interface EmbeddingChoice {

  /** The model in this process, all-MiniLM-L6-v2. */
  record Onnx() implements EmbeddingChoice {}

  /** A model of a configured provider. */
  record OfProvider(RouteTarget target) implements EmbeddingChoice {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

/** The model itself. Several threads may ask at once. */
interface Encoder extends AutoCloseable {
  /** For each window of the batch the sum over the vectors of its tokens. */
  float[][] sums(Batch batch);

  @Override
  void close();
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.domain.embedding.Embedding;
import java.util.ArrayList;
import java.util.List;

/** Brings the sums of a call's windows together. Several threads may add at once. */
final class Totals {
  private final Plan plan;
  private final float[][] sums;
  private int missing;

  Totals(Plan plan) {
    this.plan = plan;
    this.sums = new float[plan.texts()][OnnxEmbeddingModel.DIMENSIONS];
    this.missing = plan.batches().size();
  }

  /** Adds what came of a batch; true when it was the last one that was missing. */
  synchronized boolean add(Batch batch, float[][] found) {
    for (int i = 0; i < found.length; i++) {
      float[] sum = sums[batch.windows().get(i).text()];
      for (int d = 0; d < sum.length; d++) {
        sum[d] += found[i][d];
      }
    }
    missing--;
    return missing == 0;
  }

  /** A mean has the direction of its sum, so that only the length is made 1. */
  synchronized Vectors vectors() {
    List<Embedding> embeddings = new ArrayList<>(sums.length);
    for (float[] sum : sums) {
      embeddings.add(new Embedding(unit(sum)));
    }
    return new Vectors(embeddings, plan.tokens());
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    float[] unit = new float[vector.length];
    for (int d = 0; d < unit.length; d++) {
      unit[d] = (float) (vector[d] / length);
    }
    return unit;
  }
}

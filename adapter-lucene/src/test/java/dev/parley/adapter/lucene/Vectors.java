// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorSpace;
import java.util.Random;

/** What the adapter's tests write. */
final class Vectors {
  static final VectorSpace SPACE = new VectorSpace(new ModelId("test-embedding"), 16);
  static final Namespace HERE = new Namespace("here");

  private Vectors() {}

  /** Some direction. */
  static float[] any(Random random, int dimensions) {
    float[] values = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static Embedding any(Random random) {
    return new Embedding(any(random, SPACE.dimensions())).unit();
  }

  static VectorEntry entry(String id, Random random) {
    return new VectorEntry(new EntryId(id), any(random), "text of " + id, Metadata.NONE);
  }
}

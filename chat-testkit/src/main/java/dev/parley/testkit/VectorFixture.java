// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorQuery;
import dev.parley.domain.vector.VectorSpace;
import dev.parley.port.VectorIndex;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What the parts of the index's contract ask of the class that runs them, and what they share. */
interface VectorFixture {
  VectorSpace SPACE = new VectorSpace(new ModelId("contract-embedding"), 8);
  Namespace HERE = new Namespace("here");
  Namespace THERE = new Namespace("there/other:1");

  /** The index of the running test. */
  VectorIndex index();

  /** Closes the index of the running test; once more does no harm. */
  void closeIndex();

  /** Closes the index of the running test and opens what it stored for that space. */
  VectorIndex reopenedIndex(VectorSpace space);

  /** A vector of the plane of the first two dimensions. */
  static Embedding at(double degrees) {
    float[] values = new float[SPACE.dimensions()];
    values[0] = (float) Math.cos(Math.toRadians(degrees));
    values[1] = (float) Math.sin(Math.toRadians(degrees));
    return new Embedding(values);
  }

  /** Some direction. */
  static Embedding any(Random random) {
    float[] values = new float[SPACE.dimensions()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Embedding(values).unit();
  }

  static VectorEntry entry(String id, double degrees) {
    return new VectorEntry(new EntryId(id), at(degrees), "", Metadata.NONE);
  }

  static VectorEntry entry(String id, double degrees, String text) {
    return entry(id, degrees).withText(text);
  }

  static VectorEntry entry(String id, Metadata metadata) {
    return entry(id, 0).withMetadata(metadata);
  }

  static List<EntryId> names(String... ids) {
    return Stream.of(ids).map(EntryId::new).toList();
  }

  static VectorQuery near(double degrees, int topK) {
    return VectorQuery.of(HERE, at(degrees), topK);
  }

  default void put(VectorEntry... entries) {
    index().upsert(HERE, List.of(entries));
  }

  default List<String> ids(VectorQuery query) {
    return ids(index().query(query));
  }

  static List<String> ids(List<VectorCandidate> found) {
    return found.stream().map(candidate -> candidate.id().value()).toList();
  }
}

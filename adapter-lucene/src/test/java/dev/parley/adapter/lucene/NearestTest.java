// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import static dev.parley.adapter.lucene.Vectors.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.domain.vector.VectorQuery;
import dev.parley.domain.vector.VectorSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many of the true nearest the graph finds. Texts come in clusters, and so do these. */
final class NearestTest {
  private static final int DIMENSIONS = 64;
  private static final int CLUSTERS = 200;
  private static final int ENTRIES = 12_000;
  private static final int QUERIES = 100;
  private static final double SPREAD = 0.7;
  private static final VectorSpace SPACE = new VectorSpace(new ModelId("clusters"), DIMENSIONS);

  @TempDir Path folder;
  private final Random random = new Random(42);
  private final List<float[]> centres = new ArrayList<>();
  private final List<VectorEntry> entries = new ArrayList<>();

  @Test
  void nearlyAllOfTheTrueTenAreFoundAmongManyWithAndWithoutAFilter() {
    for (int i = 0; i < CLUSTERS; i++) {
      centres.add(Vectors.any(random, DIMENSIONS));
    }
    for (int i = 0; i < ENTRIES; i++) {
      Metadata metadata = Metadata.NONE.with("tenth", i % 10 == 0).with("half", i % 2 == 0);
      entries.add(new VectorEntry(new EntryId("e" + i), clustered(), "", metadata));
    }
    try (LuceneVectorIndex index = LuceneVectorIndex.open(LuceneSettings.at(folder, SPACE))) {
      for (int from = 0; from < ENTRIES; from += 3000) {
        index.upsert(HERE, entries.subList(from, from + 3000));
      }
      assertRecall(index, VectorFilter.ALL);
      assertRecall(index, VectorFilter.is("half", true));
      assertRecall(index, VectorFilter.is("tenth", true));
    }
  }

  private void assertRecall(LuceneVectorIndex index, VectorFilter filter) {
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      Embedding asked = clustered();
      Set<EntryId> truth = nearest(asked, filter);
      found +=
          (int)
              index.query(VectorQuery.of(HERE, asked, 10).withFilter(filter)).stream()
                  .filter(candidate -> truth.contains(candidate.id()))
                  .count();
    }
    assertThat(found).as("of %s", 10 * QUERIES).isGreaterThanOrEqualTo(98 * QUERIES / 10);
  }

  private Set<EntryId> nearest(Embedding asked, VectorFilter filter) {
    return entries.stream()
        .filter(entry -> filter.matches(entry.metadata()))
        .sorted(Comparator.comparingDouble(entry -> -product(asked, entry.vector())))
        .limit(10)
        .map(VectorEntry::id)
        .collect(Collectors.toSet());
  }

  private Embedding clustered() {
    float[] centre = centres.get(random.nextInt(CLUSTERS));
    float[] values = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      values[i] = (float) (centre[i] + SPREAD * random.nextGaussian());
    }
    return new Embedding(values).unit();
  }

  private static double product(Embedding a, Embedding b) {
    double sum = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      sum += (double) a.value(i) * b.value(i);
    }
    return sum;
  }
}

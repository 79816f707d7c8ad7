// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a query found, with the raw scores. They are comparable within one answer only; see
 * {@code dev.parley.domain.ranking} for what to make of them.
 *
 * @param cosine of the angle between the two vectors, -1 to 1; null when it is not among those that
 *     the vector found
 * @param bm25 how well its text holds the query's words, above 0, without an upper bound; null when
 *     it is not among those that the words found
 */
public record VectorCandidate(
    EntryId id, String text, Metadata metadata, @Nullable Double cosine, @Nullable Double bm25) {
  /** Like vectors first, then those that the words alone found; equals by id. */
  public static final Comparator<VectorCandidate> ORDER =
      Comparator.comparing(VectorCandidate::cosine, Comparator.nullsFirst(Double::compare))
          .thenComparing(VectorCandidate::bm25, Comparator.nullsFirst(Double::compare))
          .reversed()
          .thenComparing(VectorCandidate::id);

  public VectorCandidate {
    if (cosine == null && bm25 == null) {
      throw new IllegalArgumentException("candidate " + id + " was found in no way: give a score");
    }
  }
}

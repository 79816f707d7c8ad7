// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorCapabilities;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.domain.vector.VectorQuery;
import java.util.List;

/**
 * Entries that are found by the direction of their vectors and, where the index is hybrid, by the
 * words of their texts. It holds the vectors of one model, which it records when it is made; who
 * opens it with another is refused.
 *
 * <p>A write is seen by every call that begins after it returned, and survives a crash of the
 * process from then on. A write that failed may have been done, wholly or in part: each can be
 * repeated without harm. Implementations are safe for use by many threads. A caller that is
 * interrupted while it waits gets a {@link dev.parley.domain.error.StorageUnavailableException} and
 * stays interrupted.
 *
 * <p>Every method throws {@link dev.parley.domain.error.StorageUnavailableException} when the index
 * can't be used, with what to do, and may throw {@link dev.parley.domain.error.OverloadedException}
 * when too much waits for it already.
 */
public interface VectorIndex {
  /** What it can do; the same each time. */
  VectorCapabilities capabilities();

  /**
   * Writes entries of a namespace, as many as there are. One with the id of another replaces it
   * whole, and the last of equal ids in the list wins. Those that have their id already are not
   * doubled, so it can be repeated.
   *
   * @throws dev.parley.domain.error.InvalidRequestException for the field {@code vector}, when a
   *     vector has not the index's dimensions or is all zeros; nothing is written then
   */
  void upsert(Namespace namespace, List<VectorEntry> entries);

  /**
   * The entries with these ids that are there, in the order of the ids, with text, metadata and
   * vector (to within rounding). An id that is given twice is answered once.
   */
  List<VectorEntry> fetch(Namespace namespace, List<EntryId> ids);

  /** Removes the entries with these ids; one that is not there does no harm. */
  void delete(Namespace namespace, List<EntryId> ids);

  /** Removes the entries that match; {@link VectorFilter#ALL} for the namespace as a whole. */
  void delete(Namespace namespace, VectorFilter filter);

  /**
   * The entries that are nearest to the vector, at most {@code topK}, and those whose text holds
   * the query's words best, at most {@code topK} others: each once, in the order of {@link
   * VectorCandidate#ORDER}. A filter is part of the search: as many as match come, up to {@code
   * topK}. The nearest may be found approximately, with nine and a half of the true ten among the
   * first ten at least. The words of a text are compared without case and accents, in any script.
   *
   * @throws dev.parley.domain.error.InvalidRequestException for the field {@code vector}, as for
   *     {@link #upsert}; for the field {@code text}, when there is one and the index is not hybrid
   */
  List<VectorCandidate> query(VectorQuery query);
}

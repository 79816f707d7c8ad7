// SPDX-License-Identifier: Apache-2.0
/**
 * The embedded vector index: a folder of Lucene's with an HNSW graph over the vectors and an
 * inverted index over the texts of the same entries. One thread writes, in groups that share a
 * commit; whoever asks, searches on its own thread.
 */
@NullMarked
package dev.parley.adapter.lucene;

import org.jspecify.annotations.NullMarked;

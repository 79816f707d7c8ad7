// SPDX-License-Identifier: Apache-2.0
/**
 * What a vector index holds and is asked: entries with a vector, a text and metadata, filters over
 * the metadata, and the candidates that a query gives. How candidates are put in order is said in
 * {@code dev.parley.domain.ranking}.
 */
@NullMarked
package dev.parley.domain.vector;

import org.jspecify.annotations.NullMarked;

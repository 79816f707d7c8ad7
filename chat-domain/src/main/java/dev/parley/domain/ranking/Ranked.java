// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import dev.parley.domain.vector.VectorCandidate;

/**
 * A candidate with its place in the order.
 *
 * @param score 0 to 1, never more than that of one before it: how much speaks for it, so that it
 *     can be held against a threshold. 0 is nothing in common; 1 is the same text
 * @param standing what the order goes by, from the worst candidate of this answer at 0 upwards;
 *     comparable within one answer only
 */
public record Ranked(VectorCandidate candidate, double score, double standing) {}

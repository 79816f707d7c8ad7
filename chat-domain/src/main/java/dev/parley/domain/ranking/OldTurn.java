// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import dev.parley.domain.vector.VectorCandidate;

/**
 * A turn of a dialogue that a search found.
 *
 * @param sequence where it stands: a later turn has a higher number, the next one the next
 * @param text what was said, alone: without the day and the speaker that the index may hold too
 * @param found how the search found it
 */
public record OldTurn(long sequence, String speaker, String text, VectorCandidate found) {}

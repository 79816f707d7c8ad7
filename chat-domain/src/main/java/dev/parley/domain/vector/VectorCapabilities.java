// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

/**
 * What an index can do, asked before a call.
 *
 * @param space whose vectors it holds
 * @param hybrid whether a query can have a text beside its vector
 */
public record VectorCapabilities(VectorSpace space, boolean hybrid) {}

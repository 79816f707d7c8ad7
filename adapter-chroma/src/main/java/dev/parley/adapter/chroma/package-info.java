// SPDX-License-Identifier: Apache-2.0
/**
 * A vector index in Chroma. Empty so far: upsert, delete and query by namespace, filter and score
 * come here, held to the contract of the test kit.
 */
@NullMarked
package dev.parley.adapter.chroma;

import org.jspecify.annotations.NullMarked;

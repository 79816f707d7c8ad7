// SPDX-License-Identifier: Apache-2.0
/**
 * Removes what belongs to one owner, wherever it is. Each store, index or cache that holds
 * something of owners is a {@link dev.parley.engine.erasure.Place}; a job goes through all of them,
 * and its result is the receipt. A new store joins by adding its place.
 */
@NullMarked
package dev.parley.engine.erasure;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Exports and imports: between all stores, cut off anywhere, edited anywhere. {@link
 * dev.parley.server.transfer.WatchedStore} counts and breaks calls.
 */
@NullMarked
package dev.parley.server.transfer;

import org.jspecify.annotations.NullMarked;

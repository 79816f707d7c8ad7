// SPDX-License-Identifier: Apache-2.0
/**
 * Moves conversations between stores by way of a file. {@link dev.parley.server.transfer.Exporter}
 * writes all that a store has, {@link dev.parley.server.transfer.Importer} puts back what is not
 * there yet; both can be cut off at any time and run again.
 */
@NullMarked
package dev.parley.server.transfer;

import org.jspecify.annotations.NullMarked;

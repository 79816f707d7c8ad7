// SPDX-License-Identifier: Apache-2.0
/**
 * Whole conversations as lines of JSON, to move them from one store to another. {@link
 * dev.parley.json.export.ExportJson} writes and reads a line; the same content gives the same bytes
 * whatever store it comes from.
 */
@NullMarked
package dev.parley.json.export;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What all who keep things in a store of records need: texts of any length, writes that are tried
 * again, hashes to name and to compare things by.
 */
@NullMarked
package dev.parley.engine.record;

import org.jspecify.annotations.NullMarked;

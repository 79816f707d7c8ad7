// SPDX-License-Identifier: Apache-2.0
/** Runs the examples as a reader would, and holds the README against them. */
@NullMarked
package dev.parley.examples;

import org.jspecify.annotations.NullMarked;

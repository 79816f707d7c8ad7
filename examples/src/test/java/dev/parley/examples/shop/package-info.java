// SPDX-License-Identifier: Apache-2.0
/** Asks the shop in each of its ways, and counts what is booked in its file then. */
@NullMarked
package dev.parley.examples.shop;

import org.jspecify.annotations.NullMarked;

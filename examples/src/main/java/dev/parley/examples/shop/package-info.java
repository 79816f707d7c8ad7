// SPDX-License-Identifier: Apache-2.0
/**
 * A tea shop whose orders, teas and tastings are in a SQLite file, and what a model may do there:
 * called from Java within one process, or by a Parley server over HTTP. Booking a tasting changes
 * something, so a person is asked first and it is done once.
 */
@NullMarked
package dev.parley.examples.shop;

import org.jspecify.annotations.NullMarked;

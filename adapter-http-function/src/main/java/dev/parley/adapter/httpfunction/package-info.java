// SPDX-License-Identifier: Apache-2.0
/**
 * Functions that are HTTP calls. A function reaches the hosts that its settings allow and nothing
 * else, whatever a model writes into its arguments and whatever a server answers: names are
 * resolved once, the addresses are looked at, and connections go to those addresses.
 */
@NullMarked
package dev.parley.adapter.httpfunction;

import org.jspecify.annotations.NullMarked;

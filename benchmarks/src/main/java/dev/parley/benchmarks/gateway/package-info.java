// SPDX-License-Identifier: Apache-2.0
/**
 * What a gateway costs in front of a provider: Parley, a plain Go proxy and nginx, each on one core
 * in a process of its own, asked in turns by one load before one scripted provider. Both sides of
 * the load are event loops that parse no JSON, so that the gateway is what is measured.
 */
@NullMarked
package dev.parley.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;

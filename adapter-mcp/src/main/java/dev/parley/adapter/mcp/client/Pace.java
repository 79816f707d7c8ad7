// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import java.time.Duration;

/**
 * How often a server is looked after.
 *
 * @param firstPause before a connection that was lost is tried again
 * @param longestPause what that grows to, doubled with each try that fails
 * @param look how long a server may be silent before its tools are listed again
 */
record Pace(Duration firstPause, Duration longestPause, Duration look) {
  static final Pace USUAL =
      new Pace(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
}

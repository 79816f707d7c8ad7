// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.time.Duration;

/**
 * How the provider streams.
 *
 * @param chunks pieces of an answer
 * @param delay before each
 */
record Script(int chunks, Duration delay) {
  /** From the request to the last piece. */
  Duration length() {
    return delay.multipliedBy(chunks);
  }
}

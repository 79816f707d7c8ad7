// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What nobody can foresee, and waiting for it.
 *
 * @param random safe to use from any thread
 */
record Chance(RandomGenerator random, Pause pause) {
  private static final int NAME_BYTES = 12;

  /** Waits; a test's returns at once. */
  interface Pause {
    void pause(Duration time) throws InterruptedException;
  }

  /** A name that no other has. */
  String name() {
    byte[] bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Some time from none to that. */
  Duration upTo(Duration longest) {
    return Duration.ofNanos(random.nextLong(longest.toNanos() + 1));
  }
}

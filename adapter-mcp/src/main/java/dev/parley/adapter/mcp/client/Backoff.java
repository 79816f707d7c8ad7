// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import java.time.Duration;

/** Pauses between tries: each twice as long as the one before, up to a longest. */
final class Backoff {
  private final Pace pace;
  private Duration next;

  Backoff(Pace pace) {
    this.pace = pace;
    this.next = pace.firstPause();
  }

  /** The pause before the next try. */
  Duration next() {
    Duration pause = next;
    Duration twice = pause.multipliedBy(2);
    next = twice.compareTo(pace.longestPause()) < 0 ? twice : pace.longestPause();
    return pause;
  }

  /** All went well: begin with the first pause again. */
  void reset() {
    next = pace.firstPause();
  }
}

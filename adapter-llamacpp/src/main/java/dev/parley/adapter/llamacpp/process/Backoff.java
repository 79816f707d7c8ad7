// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.time.Duration;

/** Pauses between tries: each twice as long as the one before, up to a longest. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** The pause before the next try. */
  Duration next() {
    Duration pause = next;
    Duration twice = pause.multipliedBy(2);
    next = twice.compareTo(longest) < 0 ? twice : longest;
    return pause;
  }

  /** All went well: begin with the first pause again. */
  void reset() {
    next = first;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.error.StorageUnavailableException;
import java.time.Duration;

/**
 * Longer and longer waits, each of a random length, so that those who wait do not come together.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(25);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Chance chance;
  private Duration left;
  private Duration next = FIRST;

  Backoff(Duration patience, Chance chance) {
    this.left = patience;
    this.chance = chance;
  }

  /** Waits, unless enough time was spent in waiting; whether it did. */
  boolean pause() {
    if (left.isNegative() || left.isZero()) {
      return false;
    }
    Duration time = chance.upTo(next);
    left = left.minus(time);
    next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    try {
      chance.pause().pause(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException(
          "the caller was interrupted while it waited for DynamoDB", e);
    }
  }
}

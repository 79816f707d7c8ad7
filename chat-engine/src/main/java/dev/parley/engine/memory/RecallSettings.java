// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.ranking.RecallOrder;
import java.time.Duration;

/**
 * How old turns are found again.
 *
 * @param candidates how many the index is asked for, by their vectors and by their words each
 * @param leastScore what speaks for a turn that is told, 0 to 1
 * @param units how many turns are told at most, beside their neighbours
 * @param characters that are told in all, about
 * @param patience how long a turn waits for it; then it goes on without
 */
public record RecallSettings(
    int candidates, double leastScore, int units, int characters, Duration patience) {
  public static final RecallSettings DEFAULT =
      new RecallSettings(RecallOrder.CANDIDATES, RecallOrder.FOUND, 8, 8000, Duration.ofSeconds(1));
}

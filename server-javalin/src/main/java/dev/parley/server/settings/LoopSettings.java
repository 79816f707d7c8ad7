// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.time.Duration;
import java.util.List;

/**
 * How long a model may go on calling functions within one turn.
 *
 * @param maxRounds rounds of model, calls and results
 * @param maxCalls calls in all
 * @param maxTime time in all
 */
public record LoopSettings(int maxRounds, int maxCalls, Duration maxTime) {

  static final Key<Integer> MAX_ROUNDS =
      Key.of("max_rounds", Types.integer(1, 1000), 8, "rounds of model, calls and results");
  static final Key<Integer> MAX_CALLS =
      Key.of("max_calls", Types.integer(1, 10_000), 32, "calls in all");
  static final Key<Duration> MAX_TIME =
      Key.of("max_seconds", Types.seconds("1", "86400"), Duration.ofMinutes(2), "time in all");
  static final Section SECTION =
      new Section(
          "loop",
          "How long a model may go on calling functions within one turn.",
          List.of(MAX_ROUNDS, MAX_CALLS, MAX_TIME));

  static LoopSettings from(Block block) {
    return new LoopSettings(block.get(MAX_ROUNDS), block.get(MAX_CALLS), block.get(MAX_TIME));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a model may go with functions within one turn. At a limit it is asked once more, for an
 * answer without them.
 *
 * @param rounds of model, calls and results
 * @param calls in all
 * @param tokens of prompts and answers in all; empty for as many as it takes
 * @param time in all
 * @param sameCalls calls of one function with the same arguments, before the model is taken for one
 *     that goes round in circles
 */
public record LoopLimits(int rounds, int calls, OptionalLong tokens, Duration time, int sameCalls) {
  public static final int DEFAULT_SAME_CALLS = 3;
  public static final LoopLimits DEFAULT =
      new LoopLimits(8, 32, OptionalLong.empty(), Duration.ofMinutes(2), DEFAULT_SAME_CALLS);

  public LoopLimits {
    if (rounds < 1 || calls < 1 || sameCalls < 1 || !time.isPositive()) {
      throw new IllegalArgumentException(
          "rounds, calls, time and sameCalls are at least one: "
              + rounds
              + ", "
              + calls
              + ", "
              + time
              + ", "
              + sameCalls);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.context.Strategy;
import java.util.OptionalInt;

/**
 * How prompts are fitted.
 *
 * @param maxTokens a limit on prompt and answer beside the model's own
 * @param answerReserve tokens kept free for the answer
 */
public record ContextOptions(Strategy strategy, OptionalInt maxTokens, int answerReserve) {
  public static final ContextOptions DEFAULT =
      new ContextOptions(Strategy.AUTO, OptionalInt.empty(), 512);
}

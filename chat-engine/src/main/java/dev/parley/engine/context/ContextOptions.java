// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.context.Capabilities;
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

  /** Tokens of prompt and answer of such a model; empty when nobody knows. */
  public OptionalInt window(Capabilities capabilities) {
    OptionalInt own = capabilities.window();
    if (own.isEmpty() || maxTokens.isEmpty()) {
      return own.isEmpty() ? maxTokens : own;
    }
    return OptionalInt.of(Math.min(own.getAsInt(), maxTokens.getAsInt()));
  }
}

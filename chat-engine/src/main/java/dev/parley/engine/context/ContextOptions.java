// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.context.WindowOptions;
import java.util.OptionalInt;

/**
 * How prompts are fitted.
 *
 * @param window what is done with what does not fit, and where the notes of a turn stand
 * @param maxTokens a limit on prompt and answer beside the model's own
 * @param answerReserve tokens kept free for the answer
 */
public record ContextOptions(WindowOptions window, OptionalInt maxTokens, int answerReserve) {
  public static final ContextOptions DEFAULT =
      new ContextOptions(WindowOptions.DEFAULT, OptionalInt.empty(), 512);

  /** The usual notes, with this strategy. */
  public ContextOptions(Strategy strategy, OptionalInt maxTokens, int answerReserve) {
    this(WindowOptions.of(strategy), maxTokens, answerReserve);
  }

  public Strategy strategy() {
    return window.strategy();
  }

  /** Tokens of prompt and answer of such a model; empty when nobody knows. */
  public OptionalInt window(Capabilities capabilities) {
    OptionalInt own = capabilities.window();
    if (own.isEmpty() || maxTokens.isEmpty()) {
      return own.isEmpty() ? maxTokens : own;
    }
    return OptionalInt.of(Math.min(own.getAsInt(), maxTokens.getAsInt()));
  }
}

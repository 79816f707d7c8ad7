// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.OptionalInt;

/**
 * What a model can do, asked before it is called.
 *
 * @param window tokens of prompt and answer together; empty when nobody knows
 */
public record Capabilities(OptionalInt window, SystemMessages systemMessages) {
  /** How many system messages a model's template takes, and where. */
  public enum SystemMessages {
    MANY,
    ONE_FIRST,
    NONE
  }

  /** A model that nothing is known of: no window, any system messages. */
  public static final Capabilities UNKNOWN =
      new Capabilities(OptionalInt.empty(), SystemMessages.MANY);
}

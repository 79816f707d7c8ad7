// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.OptionalLong;

/**
 * How many tokens there are to spend.
 *
 * @param window prompt and answer together
 * @param answer kept free for the answer
 */
public record Budget(int window, int answer) {
  /**
   * A window with room for an answer: what the request asks for, else {@code reserve}, and never
   * more than half the window.
   *
   * @param wanted the longest answer that the request allows; empty when it does not say
   */
  public static Budget of(int window, OptionalLong wanted, int reserve) {
    return new Budget(window, (int) Math.min(wanted.orElse(reserve), window / 2));
  }

  /** The tokens that the prompt may have. */
  public int prompt() {
    return window - answer;
  }
}

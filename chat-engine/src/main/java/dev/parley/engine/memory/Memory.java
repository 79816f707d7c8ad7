// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import java.util.List;

/** Is told what left the window, so that it is not lost to the model. */
@FunctionalInterface
public interface Memory {
  /**
   * A turn was completed for which the conversation up to there had no room. Returns at once; a
   * failure is its own affair, the turn is safe.
   *
   * @param left what, and in which turn
   */
  void left(Left left);

  /** All of these are told, in their order. */
  static Memory all(List<Memory> memories) {
    List<Memory> told = List.copyOf(memories);
    return left -> told.forEach(memory -> memory.left(left));
  }

  /**
   * What left the window.
   *
   * @param header the conversation as it was when the turn began
   * @param upTo the last entry that left
   * @param model the one that the request named
   * @param strategy what was to become of it
   */
  record Left(Header header, Sequence upTo, ModelId model, Strategy strategy) {}
}

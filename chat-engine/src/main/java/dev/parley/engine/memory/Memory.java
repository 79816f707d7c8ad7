// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;

/** Is told what left the window, so that it is not lost to the model. */
@FunctionalInterface
public interface Memory {
  /** Leaves it at that. */
  Memory NONE = (header, upTo, model) -> {};

  /**
   * A turn was completed for which the conversation up to there had no room. Returns at once; a
   * failure is its own affair, the turn is safe.
   *
   * @param header the conversation as it was when the turn began
   * @param upTo the last entry that left the window
   * @param model the one that the request named
   */
  void left(Header header, Sequence upTo, ModelId model);
}

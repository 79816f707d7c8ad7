// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.List;
import java.util.OptionalInt;

/**
 * Counts for one request to one model: its tools are known, only its messages are not settled yet.
 */
public interface TokenCounter {
  /** The whole prompt: messages, tools, the chat template and the opening of the answer. */
  TokenCount count(List<Message> prompt);

  /**
   * What a message adds to a prompt. The sum over a prompt's messages may differ from {@link
   * #count(List)} by what the template adds or spares around them.
   */
  TokenCount count(Message message);

  /**
   * A number that {@link #count(List)} does not exceed, had without counting; empty where only
   * counting tells.
   */
  OptionalInt atMost(List<Message> prompt);

  /** What its counts are corrected by: the same for all that it counts. */
  default Correction correction() {
    return Correction.NONE;
  }
}

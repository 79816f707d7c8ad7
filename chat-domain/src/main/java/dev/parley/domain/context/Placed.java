// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;

/**
 * A message and its place in its conversation.
 *
 * @param sequence from 1; 0 for one that stands nowhere in the conversation
 * @param size how much was said before it, in rough tokens: the same for every model, and never
 *     another one later, so that prompts are cut at places that stay
 */
public record Placed(long sequence, Message message, long size) {
  /** A message that stands nowhere in the conversation. */
  public static Placed nowhere(Message message) {
    return new Placed(0, message, 0);
  }

  Placed with(Message next) {
    return new Placed(sequence, next, size);
  }
}

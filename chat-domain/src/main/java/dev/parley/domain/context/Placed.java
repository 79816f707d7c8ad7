// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;

/**
 * A message and its place in its conversation.
 *
 * @param sequence from 1
 */
public record Placed(long sequence, Message message) {}

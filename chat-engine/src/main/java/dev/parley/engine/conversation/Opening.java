// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a turn was opened.
 *
 * @param header as it was written, with the turn on it
 * @param before the newest messages before the turn, where it answers their calls
 * @param title what the conversation was called without this turn; null for nothing
 */
record Opening(Header header, OpenTurn turn, List<Message> before, @Nullable String title) {}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import java.util.List;

/**
 * How a turn was opened.
 *
 * @param header as it was written, with the turn on it
 * @param before the newest messages before the turn, where it answers their calls
 * @param without the header as it would be without this turn
 */
record Opening(Header header, OpenTurn turn, List<Message> before, Header without) {}

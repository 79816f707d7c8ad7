// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a turn for.
 *
 * @param after the entry that the turn follows; {@link Sequence#NONE} for the beginning, null for
 *     the end of the branch in use
 * @param messages what is new in this turn; none where the entry that it follows is to be answered
 */
public record TurnAsk(
    Owner owner, ConversationId conversation, @Nullable Sequence after, List<Message> messages) {
  public TurnAsk {
    messages = List.copyOf(messages);
  }
}

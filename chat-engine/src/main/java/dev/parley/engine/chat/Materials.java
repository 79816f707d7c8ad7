// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Material;
import dev.parley.domain.context.Placed;
import dev.parley.domain.context.Supplements;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.RoughSize;
import dev.parley.engine.conversation.StoredHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays out what a prompt is made of: where the instructions come from, what is history and what is
 * new.
 */
final class Materials {
  private Materials() {}

  /**
   * For a turn of a conversation: the instructions are those that the turn brings, else those that
   * hold.
   *
   * @param log of its conversation
   * @param header the conversation as it was before the turn
   * @param messages what the turn brings
   * @param systemMessage stands for instructions where there are none
   */
  static Material.Conversation of(
      StoredHistory.Log log,
      Header header,
      List<Message> messages,
      Optional<Message> systemMessage) {
    List<Placed> brought = new ArrayList<>();
    List<Placed> fresh = new ArrayList<>();
    long size = header.branches().size();
    for (Message message : messages) {
      long sequence = header.last().value() + brought.size() + fresh.size() + 1;
      Placed placed = new Placed(sequence, message, size);
      size += RoughSize.of(message);
      (message.isInstruction() ? brought : fresh).add(placed);
    }
    List<Placed> instructions =
        !brought.isEmpty()
            ? brought
            : !header.instructions().isEmpty()
                ? header.instructions().stream().map(Placed::nowhere).toList()
                : systemMessage.map(Placed::nowhere).stream().toList();
    return new Material.Conversation(
        instructions,
        new StoredHistory(log, header, instructions.stream().map(Placed::message).toList()),
        fresh,
        header.last().value() + 1,
        Supplements.NONE);
  }

  /** For a request that is not remembered: a system message of the route where it has none. */
  static Material of(ChatRequest request, Optional<Message> systemMessage) {
    boolean instructed = request.messages().stream().anyMatch(Message::isInstruction);
    return new Material.Given(
        request.messages(), instructed ? null : systemMessage.orElse(null), Supplements.NONE);
  }
}

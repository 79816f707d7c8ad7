// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Placed;
import dev.parley.domain.context.Unit;
import dev.parley.domain.conversation.Header;
import dev.parley.engine.context.History;
import dev.parley.engine.context.Material;
import dev.parley.engine.conversation.StoredHistory;
import dev.parley.port.ConversationStore;
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
   * @param header the conversation as it was before the turn
   * @param messages what the turn brings
   * @param systemMessage stands for instructions where there are none
   */
  static Material of(
      ConversationStore store,
      Header header,
      List<Message> messages,
      Optional<Message> systemMessage) {
    List<Placed> brought = new ArrayList<>();
    List<Placed> fresh = new ArrayList<>();
    for (Message message : messages) {
      Placed placed =
          new Placed(header.last().value() + brought.size() + fresh.size() + 1, message);
      (message.isInstruction() ? brought : fresh).add(placed);
    }
    List<Placed> instructions =
        !brought.isEmpty()
            ? brought
            : !header.instructions().isEmpty()
                ? header.instructions().stream().map(Materials::unplaced).toList()
                : systemMessage.map(Materials::unplaced).stream().toList();
    return new Material(
        instructions,
        new StoredHistory(store, header, instructions.stream().map(Placed::message).toList()),
        fresh,
        Material.Reading.FROM_STORE);
  }

  /**
   * For a request that is not remembered: the newest unit is new, and what stands before it is
   * history.
   */
  static Material of(ChatRequest request, Optional<Message> systemMessage) {
    List<Placed> instructions = new ArrayList<>();
    List<Placed> said = new ArrayList<>();
    int newest = 0;
    for (Message message : request.messages()) {
      Placed placed = new Placed(instructions.size() + said.size() + 1, message);
      if (Unit.beginsWith(message)) {
        newest = said.size();
      }
      (message.isInstruction() ? instructions : said).add(placed);
    }
    if (instructions.isEmpty()) {
      systemMessage.map(Materials::unplaced).ifPresent(instructions::add);
    }
    return new Material(
        instructions,
        History.of(said.subList(0, newest)),
        said.subList(newest, said.size()),
        Material.Reading.AT_HAND);
  }

  private static Placed unplaced(Message message) {
    return new Placed(0, message);
  }
}

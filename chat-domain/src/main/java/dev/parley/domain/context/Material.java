// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.RoughSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a prompt is made of. */
public sealed interface Material {
  Supplements supplements();

  /**
   * A request that is not remembered: it goes on as it came where it fits.
   *
   * @param instruction a system message that it lacks; null for none
   */
  record Given(List<Message> messages, @Nullable Message instruction, Supplements supplements)
      implements Material {
    public Given {
      messages = List.copyOf(messages);
    }

    /** As a conversation: the newest unit is new, and what stands before it is history. */
    Conversation laidOut() {
      List<Placed> instructions = new ArrayList<>();
      List<Placed> said = new ArrayList<>();
      int newest = 0;
      long size = 0;
      for (Message message : messages) {
        Placed placed = new Placed(instructions.size() + said.size() + 1, message, size);
        size += RoughSize.of(message);
        if (Unit.beginsWith(message)) {
          newest = said.size();
        }
        (message.isInstruction() ? instructions : said).add(placed);
      }
      if (instruction != null) {
        instructions.addFirst(Placed.nowhere(instruction));
      }
      return new Conversation(
          instructions,
          History.of(said.subList(0, newest)),
          said.subList(newest, said.size()),
          1,
          supplements);
    }
  }

  /**
   * A turn of a conversation.
   *
   * @param instructions stand first and are never left out
   * @param history what was said before, newest first, read only as far as it is needed
   * @param fresh what is new in this turn. Empty for a turn that answers the newest of the history,
   *     and for a request that is nothing but instructions
   * @param first the sequence of the first message of the request
   */
  record Conversation(
      List<Placed> instructions,
      History history,
      List<Placed> fresh,
      long first,
      Supplements supplements)
      implements Material {
    public Conversation {
      instructions = List.copyOf(instructions);
      fresh = List.copyOf(fresh);
    }

    /** The same turn, with that beside what was said. */
    public Conversation with(Supplements next) {
      return new Conversation(instructions, history, fresh, first, next);
    }

    /**
     * Whether the turn goes on with the newest of what was said before: its question, its calls.
     */
    boolean continuesHistory() {
      return fresh.isEmpty() || !Unit.beginsWith(fresh.getFirst().message());
    }

    /** The sequence after the newest of the history. */
    long end() {
      return fresh.isEmpty() ? first : fresh.getFirst().sequence();
    }
  }
}

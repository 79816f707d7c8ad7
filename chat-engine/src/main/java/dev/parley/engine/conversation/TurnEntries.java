// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes log entries. */
final class TurnEntries {
  private TurnEntries() {}

  /** The entries of a turn that is still open, numbered after the header's last. */
  static List<Entry> pending(Header header, OpenTurn turn) {
    return number(header, turn.id(), soFar(turn), EntryStatus.INCOMPLETE, turn.openedAt());
  }

  /**
   * The entries of a turn that broke off. What it brought and what there was of its answer is
   * incomplete; what functions did was done, and later turns must know of it.
   */
  static List<Entry> broken(Header header, OpenTurn turn, Instant now) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : number(header, turn.id(), soFar(turn), EntryStatus.INCOMPLETE, now)) {
      entries.add(entries.size() < turn.kept().size() ? entry.completed() : entry);
    }
    return entries;
  }

  private static List<Message> soFar(OpenTurn turn) {
    List<Message> said = new ArrayList<>(turn.kept().isEmpty() ? turn.messages() : turn.kept());
    if (turn.answer() != null) {
      said.add(turn.answer());
    }
    return said;
  }

  /** Messages as the entries that follow the header's tip. */
  static List<Entry> number(
      Header header,
      @Nullable TurnId turn,
      List<Message> messages,
      EntryStatus status,
      Instant now) {
    List<Entry> entries = new ArrayList<>(messages.size());
    long size = header.branches().size();
    for (Message message : messages) {
      Sequence place = header.last().plus(entries.size() + 1);
      Entry entry = new Entry(place, turn, status, now, size, message);
      size = entry.sizeAfter();
      entries.add(entry);
    }
    return entries;
  }

  /** The instructions among the messages; none when there are none. */
  static List<Message> instructions(List<Message> messages) {
    return messages.stream().filter(Message::isInstruction).toList();
  }

  /** The messages, without instructions that hold in the conversation already. */
  static List<Message> withoutKnownInstructions(Header header, List<Message> messages) {
    return instructions(messages).equals(header.instructions())
        ? messages.stream().filter(message -> !message.isInstruction()).toList()
        : messages;
  }

  /** The header with the instructions that hold once these messages were said. */
  static Header instructed(Header header, List<Message> messages) {
    List<Message> instructions = instructions(messages);
    return instructions.isEmpty() ? header : header.withInstructions(instructions);
  }
}

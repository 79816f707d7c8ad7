// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Brings system and developer messages into the form that a model's template takes. */
public final class Instructions {
  private static final String BETWEEN = "\n\n";

  private Instructions() {}

  /**
   * The messages as the model takes them. Where it takes one system message, all are that one,
   * first; where it takes none, the first user message begins with them. Messages that are in that
   * form already stay as they are.
   */
  public static List<Message> fitted(
      List<Message> messages, Capabilities.SystemMessages capability) {
    return switch (capability) {
      case MANY -> messages;
      case ONE_FIRST -> isOneFirst(messages) ? messages : oneFirst(messages);
      case NONE -> count(messages) == 0 ? messages : none(messages);
    };
  }

  private static boolean isOneFirst(List<Message> messages) {
    long instructions = count(messages);
    return instructions == 0 || (instructions == 1 && messages.getFirst().isInstruction());
  }

  private static long count(List<Message> messages) {
    return messages.stream().filter(Message::isInstruction).count();
  }

  private static List<Message> oneFirst(List<Message> messages) {
    List<Message> next = new ArrayList<>();
    next.add(Message.system(joined(messages)));
    next.addAll(others(messages));
    return next;
  }

  private static List<Message> none(List<Message> messages) {
    String text = joined(messages);
    List<Message> next = others(messages);
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i) instanceof UserMessage user) {
        Content begun = Alternation.joined(new TextContent(text), user.content());
        next.set(i, new UserMessage(begun, user.name(), user.extras()));
        return next;
      }
    }
    next.addFirst(Message.user(text));
    return next;
  }

  private static String joined(List<Message> messages) {
    return messages.stream()
        .filter(Message::isInstruction)
        .map(Message::text)
        .collect(Collectors.joining(BETWEEN));
  }

  private static List<Message> others(List<Message> messages) {
    return messages.stream()
        .filter(message -> !message.isInstruction())
        .collect(Collectors.toCollection(ArrayList::new));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.UserMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes user and assistant take turns, for templates that refuse anything else. */
final class Alternation {
  private static final String BETWEEN = "\n\n";

  private Alternation() {}

  /** Neighbours of one of these roles become one message; calls stay before their results. */
  static List<Message> of(List<Message> messages) {
    List<Message> turns = new ArrayList<>(messages.size());
    for (Message next : messages) {
      Message last = turns.isEmpty() ? null : turns.getLast();
      if (last instanceof UserMessage a && next instanceof UserMessage b) {
        turns.set(turns.size() - 1, joined(a, b));
      } else if (last instanceof AssistantMessage a
          && next instanceof AssistantMessage b
          && a.toolCalls().isEmpty()
          && a.functionCall() == null) {
        turns.set(turns.size() - 1, joined(a, b));
      } else {
        turns.add(next);
      }
    }
    return turns.size() == messages.size() ? messages : turns;
  }

  private static UserMessage joined(UserMessage a, UserMessage b) {
    return new UserMessage(
        joined(a.content(), b.content()), same(a.name(), b.name()), either(a.extras(), b.extras()));
  }

  private static AssistantMessage joined(AssistantMessage a, AssistantMessage b) {
    Content first = a.content();
    Content second = b.content();
    return new AssistantMessage(
        first == null ? second : second == null ? first : joined(first, second),
        b.refusal() == null ? a.refusal() : b.refusal(),
        same(a.name(), b.name()),
        b.toolCalls(),
        b.functionCall(),
        either(a.extras(), b.extras()));
  }

  /** One content that says both. */
  static Content joined(Content a, Content b) {
    if (a instanceof TextContent first && b instanceof TextContent second) {
      return first.text().isEmpty()
          ? second
          : second.text().isEmpty()
              ? first
              : new TextContent(first.text() + BETWEEN + second.text());
    }
    List<ContentPart> parts = new ArrayList<>(parts(a));
    parts.addAll(parts(b));
    return new PartsContent(parts);
  }

  private static List<ContentPart> parts(Content content) {
    return switch (content) {
      case TextContent text ->
          text.text().isEmpty() ? List.of() : List.of(new TextPart(text.text(), Extras.NONE));
      case PartsContent parts -> parts.parts();
    };
  }

  private static @Nullable String same(@Nullable String a, @Nullable String b) {
    return a != null && a.equals(b) ? a : null;
  }

  private static Extras either(Extras a, Extras b) {
    return b.isEmpty() ? a : b;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people and the model said to each other, which is what is searched: the text of user,
 * assistant, system and developer messages. What functions answered is data, mostly long, and would
 * bury what was said about it.
 */
public final class Spoken {
  private Spoken() {}

  /** The message's text, one text part a line; empty when it says nothing that is searched. */
  public static String text(Message message) {
    return switch (message.role()) {
      case SYSTEM, DEVELOPER, USER, ASSISTANT -> text(message.content());
      case TOOL, FUNCTION -> "";
    };
  }

  private static String text(@Nullable Content content) {
    return switch (content) {
      case null -> "";
      case TextContent text -> text.text();
      case PartsContent parts ->
          parts.parts().stream()
              .filter(TextPart.class::isInstance)
              .map(part -> ((TextPart) part).text())
              .collect(Collectors.joining("\n"));
    };
  }
}

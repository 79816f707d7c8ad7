// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.UserMessage;
import java.util.List;
import java.util.Optional;

/**
 * What a conversation is called: what its owner says in the metadata, else the first line of what a
 * user said first.
 */
public final class Title {
  /** Under this name the metadata gives a title of the owner's own. */
  private static final String METADATA = "title";

  /** The longest title that is made here, in code points. */
  private static final int LONGEST = 60;

  /** A word that begins before this is cut: the title would say too little without it. */
  private static final int SHORTEST = 20;

  private Title() {}

  /** The title that the messages give: that of the first of a user's that has one. */
  public static Optional<String> of(List<Message> messages) {
    return messages.stream()
        .filter(UserMessage.class::isInstance)
        .flatMap(message -> of(Spoken.text(message)).stream())
        .findFirst();
  }

  /**
   * The first line that says something, without its Markdown, cut between two words; empty when
   * there is none.
   */
  public static Optional<String> of(String text) {
    return text.lines()
        .map(PlainLine::of)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .map(Title::cut);
  }

  /** The title under which its owner sees a conversation; empty when it has none. */
  public static Optional<String> shown(Header header) {
    return Optional.ofNullable(header.metadata().get(METADATA))
        .filter(title -> !title.isBlank())
        .or(() -> Optional.ofNullable(header.title()));
  }

  private static String cut(String line) {
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    int end = line.offsetByCodePoints(0, LONGEST - 1);
    int space = line.lastIndexOf(' ', end);
    return PlainLine.withoutLooseEnd(line.substring(0, space < SHORTEST ? end : space)) + "…";
  }
}

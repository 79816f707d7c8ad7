// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that a search found, and where.
 *
 * @param entry the place of the message that matched best; null when it was the title
 * @param role who said it; null when it was the title
 * @param excerpt the text around the match, in order; joined it is one line of at most about {@link
 *     #LONGEST_EXCERPT} characters
 */
public record Found(
    Header header, @Nullable Sequence entry, @Nullable Role role, List<Piece> excerpt) {
  /** How much of a text is shown, in characters. */
  public static final int LONGEST_EXCERPT = 160;

  public Found {
    excerpt = List.copyOf(excerpt);
  }

  /**
   * A stretch of an excerpt.
   *
   * @param text not empty
   * @param hit whether it is what was searched for
   */
  public record Piece(String text, boolean hit) {}

  /** The query matched what was said there. */
  public static Found inEntry(Header header, Sequence entry, Message message, SearchQuery query) {
    return new Found(header, entry, message.role(), Excerpt.of(Spoken.text(message), query));
  }

  /** The query matched the title that its owner sees. */
  public static Found inTitle(Header header, SearchQuery query) {
    return new Found(header, null, null, Excerpt.of(Title.shown(header).orElse(""), query));
  }
}

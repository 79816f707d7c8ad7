// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Owner;
import java.util.List;

/**
 * Finds conversations by what was said in them. A store that can search its text implements this
 * beside {@link ConversationStore}; it is a port of its own since not every one can.
 *
 * <p>What is searched: each entry's text as {@link dev.parley.domain.conversation.Spoken} has it,
 * and each conversation's title as {@link dev.parley.domain.conversation.Title#shown} has it. How
 * words are compared: as {@link dev.parley.domain.conversation.SearchQuery} says. A write is found
 * and a deletion is no longer found from the moment that the store acknowledged it. What a turn
 * that is still open brought is found when the turn is over.
 */
public interface ConversationSearch {
  /** The longest list that {@link #search} gives at once. */
  int LARGEST_PAGE = 200;

  /**
   * An owner's conversations in which one entry, or the title, holds all words of the query; each
   * one once, with what matches best in it. The best stand first: titles before messages of like
   * worth, short texts and many hits before long ones and few, and among equals the last updated.
   *
   * @param query any text; without a word in it nothing is found
   * @param limit 1 to {@link #LARGEST_PAGE}
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   * @throws dev.parley.domain.error.StorageUnavailableException when the store can't be used
   */
  List<Found> search(Owner owner, String query, int limit);
}

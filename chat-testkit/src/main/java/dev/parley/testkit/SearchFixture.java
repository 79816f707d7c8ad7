// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.START;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parts of the search's contract ask of the class that runs them, and what they share. */
interface SearchFixture {
  /** The store of the running test. */
  ConversationStore store();

  /** The search over {@link #store}. */
  ConversationSearch search();

  /** Closes the store of the running test; once more does no harm. */
  void closeStore();

  /** Closes the store of the running test and opens what it stored again. */
  void reopenStore();

  /** A new conversation of {@link Logs#ANN} in which a user says that. */
  default Header said(String id, String... texts) {
    return said(id, ANN, Arrays.stream(texts).map(Message::user).toArray(Message[]::new));
  }

  default Header said(String id, Owner owner, Message... messages) {
    List<Entry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(Logs.entry(entries.size() + 1, message));
    }
    Header header = Logs.header(id, owner, entries.size(), START);
    store().write(header, entries);
    return header;
  }

  /** A new conversation of {@link Logs#ANN} with that title, in which nothing was said. */
  default Header titled(String id, String title) {
    Header header = Logs.header(id, ANN, 0, START).withTitle(title);
    store().write(header, List.of());
    return header;
  }

  default List<Found> found(String query) {
    return search().search(ANN, query, ConversationSearch.LARGEST_PAGE);
  }

  /** The ids of the conversations that the query finds, in order. */
  default List<String> ids(String query) {
    return found(query).stream().map(found -> found.header().id().value()).toList();
  }

  static String excerpt(Found found) {
    return found.excerpt().stream().map(Found.Piece::text).collect(Collectors.joining());
  }

  static List<String> hits(Found found) {
    return texts(found.excerpt().stream().filter(Found.Piece::hit));
  }

  private static List<String> texts(Stream<Found.Piece> pieces) {
    return pieces.map(Found.Piece::text).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Spoken;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.conversation.Words;
import java.sql.SQLException;
import java.util.List;

/**
 * What a write of a header and entries adds to the search, made ready outside of the transaction.
 *
 * @param owner as the index names it
 * @param title the words of the title; empty where there is none
 * @param entries those that say something
 */
record SearchRows(String owner, String title, List<Said> entries) {
  private static final String TITLE = "update conversations set title_words = ? where number = ?";

  /** The words of an entry. */
  record Said(long sequence, String words) {}

  static SearchRows of(Header next, List<Entry> entries) {
    return new SearchRows(
        SearchIndex.owner(next.owner().value()),
        titleWords(next),
        entries.stream().map(SearchRows::said).filter(said -> !said.words.isEmpty()).toList());
  }

  static String titleWords(Header header) {
    return Title.shown(header).map(Words::folded).orElse("");
  }

  private static Said said(Entry entry) {
    String words = entry.message() == null ? "" : Words.folded(Spoken.text(entry.message()));
    return new Said(entry.sequence().value(), words);
  }

  /**
   * Adds them. A header is written far more often than its title changes, so that it is compared
   * first.
   */
  void add(Session session, long conversation, String storedTitle) throws SQLException {
    long first = conversation * EntryRow.PLACES;
    if (!title.equals(storedTitle)) {
      putTitle(session, conversation, storedTitle);
    }
    for (Said said : entries) {
      SearchIndex.add(session, first + said.sequence, owner, said.words);
    }
  }

  private void putTitle(Session session, long conversation, String storedTitle)
      throws SQLException {
    long place = conversation * EntryRow.PLACES;
    if (!storedTitle.isEmpty()) {
      SearchIndex.remove(session, place);
    }
    if (!title.isEmpty()) {
      SearchIndex.add(session, place, owner, title);
    }
    session.update(
        TITLE,
        row -> {
          row.setString(1, title);
          row.setLong(2, conversation);
        });
  }
}

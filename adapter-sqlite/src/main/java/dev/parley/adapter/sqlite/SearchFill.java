// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.Spoken;
import dev.parley.domain.conversation.Words;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.json.ChatJson;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Indexes the conversations of a file from before there was a search, a few rows at a time. A row
 * that can't be read is left out: it is no reason to keep the others from their owner.
 */
final class SearchFill {
  private static final int AT_ONCE = 50;
  private static final String ENTRIES =
      """
      select place, owner, message
      from entries join conversations on number = place >> 31
      where place > ? and message is not null
      order by place limit ?
      """;
  private static final String TITLES =
      "select "
          + HeaderRow.COLUMNS
          + ", number from conversations where number > ?"
          + " order by number limit ?";

  private final Session session;

  SearchFill(Session session) {
    this.session = session;
  }

  private record Said(long place, String owner, String message) {}

  private record Titled(long number, HeaderRow header) {}

  /** Indexes one, and says where it stands: the next page begins after it. */
  private interface Indexing<T> {
    long add(T one) throws SQLException;
  }

  static void run(Session session) throws SQLException {
    SearchFill fill = new SearchFill(session);
    fill.titles();
    fill.entries();
  }

  private void entries() throws SQLException {
    pages(
        ENTRIES,
        row -> new Said(row.getLong(1), Text.read(row, 2), row.getString(3)),
        said -> {
          add(said.place, said.owner, words(said));
          return said.place;
        });
  }

  private void titles() throws SQLException {
    pages(
        TITLES,
        row -> new Titled(row.getLong(8), HeaderRow.read(row)),
        titled -> {
          String title = unlessDamaged(() -> SearchRows.titleWords(titled.header.header()));
          new SearchRows(SearchIndex.owner(titled.header.owner()), title, List.of())
              .add(session, titled.number, "");
          return titled.number;
        });
  }

  /** Indexes all that a query gives, page by page. */
  private <T> void pages(String query, Session.Row<T> row, Indexing<T> indexing)
      throws SQLException {
    long last = -1;
    List<T> page;
    do {
      long after = last;
      page =
          session.list(
              query,
              parameters -> {
                parameters.setLong(1, after);
                parameters.setInt(2, AT_ONCE);
              },
              row);
      for (T each : page) {
        last = indexing.add(each);
      }
    } while (page.size() == AT_ONCE);
  }

  private void add(long place, String owner, String words) throws SQLException {
    if (!words.isEmpty()) {
      SearchIndex.add(session, place, SearchIndex.owner(owner), words);
    }
  }

  private static String words(Said said) {
    return unlessDamaged(
        () ->
            Damage.asDamage(
                "a message", () -> Words.folded(Spoken.text(ChatJson.readMessage(said.message)))));
  }

  private static String unlessDamaged(Supplier<String> words) {
    try {
      return words.get();
    } catch (StorageUnavailableException e) {
      return "";
    }
  }
}

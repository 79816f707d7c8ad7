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

  static void run(Session session) throws SQLException {
    SearchFill fill = new SearchFill(session);
    fill.titles();
    fill.entries();
  }

  private void entries() throws SQLException {
    long last = -1;
    List<Said> page;
    do {
      long after = last;
      page =
          session.list(
              ENTRIES,
              row -> {
                row.setLong(1, after);
                row.setInt(2, AT_ONCE);
              },
              row -> new Said(row.getLong(1), Text.read(row, 2), row.getString(3)));
      for (Said said : page) {
        add(said.place, said.owner, words(said));
        last = said.place;
      }
    } while (page.size() == AT_ONCE);
  }

  private void titles() throws SQLException {
    long last = -1;
    List<Titled> page;
    do {
      long after = last;
      page =
          session.list(
              TITLES,
              row -> {
                row.setLong(1, after);
                row.setInt(2, AT_ONCE);
              },
              row -> new Titled(row.getLong(8), HeaderRow.read(row)));
      for (Titled titled : page) {
        String title = unlessDamaged(() -> SearchRows.titleWords(titled.header.header()));
        new SearchRows(SearchIndex.owner(titled.header.owner()), title, List.of())
            .add(session, titled.number, "");
        last = titled.number;
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

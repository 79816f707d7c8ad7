// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.SearchQuery;
import dev.parley.port.ConversationSearch;
import java.util.List;

/**
 * Full-text search in the file. Rows are found and ranked (BM25) on a lane's thread; texts are read
 * and cut on the caller's.
 */
final class SqliteConversationSearch implements ConversationSearch {
  /** A rank is the lower the better. That of a title counts twice, an owner's name not at all. */
  static final String SEARCH =
      """
      with
        hits as materialized (
          select
            rowid as place,
            bm25(search, 0.0, 1.0) * iif(rowid & 2147483647 = 0, 2.0, 1.0) as score
          from search where search match ?1),
        best as materialized (
          select place >> 31 as number, place, min(score) as score from hits group by place >> 31),
        found as materialized (
          select best.number, best.place, best.score
          from best join conversations using (number)
          where owner = cast(?2 as text)
          order by score, updated_at desc, id desc limit ?3)
      """
          + "select "
          + HeaderRow.COLUMNS
          + """
          , place, (select message from entries where entries.place = found.place)
          from found join conversations using (number)
          order by score, updated_at desc, id desc
          """;

  private final Lane reads;

  SqliteConversationSearch(Lane reads) {
    this.reads = reads;
  }

  @Override
  public List<Found> search(Owner owner, String query, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    SearchQuery asked = SearchQuery.of(query);
    if (asked.isEmpty()) {
      return List.of();
    }
    String match = SearchIndex.match(owner.value(), asked);
    Session.Parameters parameters =
        row -> {
          row.setString(1, match);
          Text.bind(row, 2, owner.value());
          row.setInt(3, limit);
        };
    return reads.call(session -> session.list(SEARCH, parameters, FoundRow::read)).stream()
        .flatMap(row -> row.found(asked).stream())
        .toList();
  }
}

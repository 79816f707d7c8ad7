// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.SearchQuery;
import dev.parley.domain.conversation.Sequence;
import dev.parley.json.ChatJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a search gives.
 *
 * @param sequence 0 for the title
 * @param message null for the title
 */
record FoundRow(HeaderRow header, long sequence, @Nullable String message) {
  /** Reads {@link HeaderRow#COLUMNS}, place, message. */
  static FoundRow read(ResultSet row) throws SQLException {
    return new FoundRow(HeaderRow.read(row), row.getLong(8) % EntryRow.PLACES, row.getString(9));
  }

  /** What was found; nothing where the entry is gone, which only a damaged file has. */
  Optional<Found> found(SearchQuery query) {
    Header parsed = header.header();
    if (sequence == 0) {
      return Optional.of(Found.inTitle(parsed, query));
    }
    return Optional.ofNullable(message)
        .map(
            json ->
                Damage.asDamage(
                    "entry " + sequence + " of conversation " + parsed.id(),
                    () ->
                        Found.inEntry(
                            parsed, new Sequence(sequence), ChatJson.readMessage(json), query)));
  }
}

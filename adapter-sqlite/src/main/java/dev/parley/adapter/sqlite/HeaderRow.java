// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.json.HeaderJson;
import dev.parley.json.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A header as it lies in its table.
 *
 * @param rest what no query asks for, as {@link HeaderJson} writes it
 */
record HeaderRow(
    String id,
    String owner,
    long version,
    long last,
    String createdAt,
    String updatedAt,
    String rest) {
  static final String COLUMNS = "owner, version, last, created_at, updated_at, header, id";

  static HeaderRow of(Header header) {
    return new HeaderRow(
        header.id().value(),
        header.owner().value(),
        header.version(),
        header.last().value(),
        Times.text("createdAt", header.createdAt()),
        Times.text("updatedAt", header.updatedAt()),
        HeaderJson.write(header));
  }

  /** Fills in {@link #COLUMNS}. */
  void bind(PreparedStatement statement) throws SQLException {
    Text.bind(statement, 1, owner);
    statement.setLong(2, version);
    statement.setLong(3, last);
    statement.setString(4, createdAt);
    statement.setString(5, updatedAt);
    statement.setString(6, rest);
    statement.setString(7, id);
  }

  /** Reads {@link #COLUMNS}. */
  static HeaderRow read(ResultSet row) throws SQLException {
    return new HeaderRow(
        row.getString(7),
        Text.read(row, 1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  Header header() {
    return Damage.asDamage("the header of conversation " + id, this::parse);
  }

  /** Nobody branched a log before there were branches. */
  private Branches older() {
    return Branches.single(new Sequence(last), EntryRow.olderSize(last));
  }

  private Header parse() {
    Header bare =
        new Header(
            new ConversationId(id),
            new Owner(owner),
            version,
            new Sequence(last),
            older(),
            List.of(),
            null,
            null,
            null,
            Map.of(),
            Times.instant(createdAt),
            Times.instant(updatedAt));
    return HeaderJson.read(rest, bare);
  }
}

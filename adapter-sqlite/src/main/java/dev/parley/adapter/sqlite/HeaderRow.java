// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.json.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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
    JsonObject json = JsonObject.of(new RawJson(rest));
    return new Header(
        new ConversationId(id),
        new Owner(owner),
        version,
        new Sequence(last),
        json.object("branches").map(HeaderJson::branches).orElseGet(this::older),
        HeaderJson.messages(json, "instructions"),
        json.string("title").orElse(null),
        json.object("open_turn").map(HeaderJson::openTurn).orElse(null),
        json.object("summary").map(HeaderJson::summary).orElse(null),
        HeaderJson.metadata(json),
        Times.instant(createdAt),
        Times.instant(updatedAt));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.ConflictException;
import java.sql.SQLException;
import java.util.List;

/** A write of a header and entries, made ready outside of the transaction. */
record Append(HeaderRow header, List<EntryRow> entries, SearchRows search) {
  static final String STORED =
      "select number, version, last, owner, created_at, title_words from conversations where id ="
          + " ?";

  /** Under a number that no other has, nor one that is gone and still has rows in the search. */
  private static final String BEGIN =
      """
      insert into conversations
        (owner, version, last, created_at, updated_at, header, id, number)
      values (cast(? as text), ?, ?, ?, ?, ?, ?, (
        select max(number) + 1
        from (select max(number) as number from conversations
              union all select max(number) from gone)))
      """;

  static final String GO_ON =
      """
      update conversations
      set owner = cast(? as text), version = ?, last = ?, created_at = ?, updated_at = ?, header = ?
      where id = ?
      """;
  private static final String ADD =
      "insert into entries (place, turn, status, created_at, size, message) values (?, ?, ?, ?, ?,"
          + " ?)";

  private record Stored(
      long number, long version, long last, String owner, String createdAt, String title) {
    static final Stored NONE = new Stored(0, 0, 0, "", "", "");

    /** Whether the header is of this conversation and not of an older one of its name. */
    boolean isSameAs(HeaderRow header) {
      return owner.equals(header.owner()) && createdAt.equals(header.createdAt());
    }
  }

  static Append of(Header next, List<Entry> entries) {
    return new Append(
        HeaderRow.of(next),
        entries.stream().map(EntryRow::of).toList(),
        SearchRows.of(next, entries));
  }

  /** The version that was written. */
  long run(Session session) throws SQLException {
    Stored stored = stored(session, header.id());
    if (stored.version != header.version() - 1
        || (stored.version > 0 && !stored.isSameAs(header))) {
      throw new ConflictException(
          "version_conflict",
          "conversation %s is at version %d, not %d: another writer was faster; read it again"
              .formatted(header.id(), stored.version, header.version() - 1));
    }
    requireNumbersFit(stored.last);
    session.update(stored.version == 0 ? BEGIN : GO_ON, header::bind);
    long number = stored.version == 0 ? stored(session, header.id()).number : stored.number;
    for (EntryRow entry : entries) {
      session.update(ADD, row -> entry.bind(row, number));
    }
    search.add(session, number, stored.title);
    return header.version();
  }

  /** Whether the conversation stands at the header. */
  static boolean stands(Session session, HeaderRow header) throws SQLException {
    Stored stored = stored(session, header.id());
    return stored.version == header.version() && stored.isSameAs(header);
  }

  private static Stored stored(Session session, String id) throws SQLException {
    return session
        .first(
            STORED,
            row -> row.setString(1, id),
            row ->
                new Stored(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    Text.read(row, 4),
                    row.getString(5),
                    row.getString(6)))
        .orElse(Stored.NONE);
  }

  private void requireNumbersFit(long storedLast) {
    long last = storedLast;
    for (EntryRow entry : entries) {
      requireSame("an entry", entry.sequence(), ++last);
    }
    requireSame("the header's last", header.last(), last);
  }

  private static void requireSame(String what, long given, long right) {
    if (given != right) {
      throw new IllegalArgumentException(what + " has sequence " + given + ": here it is " + right);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.Times;
import dev.parley.json.Wtf8;
import dev.parley.port.RecordStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records in the file. Those whose time is over are left out by every query, and swept later. */
final class SqliteRecordStore implements RecordStore {
  private static final String ALIVE = " and (expires_at is null or expires_at > ?)";
  private static final String ONE =
      " where collection = cast(? as text) and name = cast(? as text)";
  private static final String ROW = "select collection, name, version, expires_at, document";
  static final String GET = ROW + " from records" + ONE + ALIVE;
  static final String VERSION = "select version from records" + ONE + ALIVE;
  private static final String PUT =
      """
      insert into records (collection, name, version, expires_at, document)
      values (cast(? as text), cast(? as text), ?, ?, cast(? as text))
      on conflict (collection, name) do update
      set version = excluded.version, expires_at = excluded.expires_at, document = excluded.document
      """;
  static final String DELETE = "delete from records" + ONE + " and version = ?";
  static final String LIST =
      ROW
          + " from records where collection = cast(? as text) and name > cast(? as text)"
          + ALIVE
          + " order by name limit ?";

  private final Lane writes;
  private final Lane reads;
  private final Clock clock;

  SqliteRecordStore(Lane writes, Lane reads, Clock clock) {
    this.writes = writes;
    this.reads = reads;
    this.clock = clock;
  }

  @Override
  public Optional<Stored> get(Key key) {
    return reads.call(s -> s.first(GET, alive(key), SqliteRecordStore::read));
  }

  @Override
  public long put(Key key, RawJson document, long expected, @Nullable Instant expiresAt) {
    byte[] text = Wtf8.encode(document.text());
    if (text.length > LARGEST_BYTES) {
      throw new InvalidRequestException(
          "document", text.length + " bytes", "keep it to " + LARGEST_BYTES + " bytes of UTF-8");
    }
    String end = expiresAt == null ? null : Times.text("expiresAt", expiresAt);
    return writes.call(
        session -> {
          requireVersion(session, key, expected);
          session.update(
              PUT,
              row -> {
                Text.bind(row, 1, key.collection());
                Text.bind(row, 2, key.name());
                row.setLong(3, expected + 1);
                row.setString(4, end);
                row.setBytes(5, text);
              });
          return expected + 1;
        });
  }

  private void requireVersion(Session session, Key key, long expected) throws SQLException {
    long version = version(session, key);
    if (version != expected) {
      throw new ConflictException(
          "version_conflict",
          "record %s/%s is at version %d, not %d: another writer was faster; read it again"
              .formatted(key.collection(), key.name(), version, expected));
    }
  }

  @Override
  public boolean delete(Key key, long expected) {
    return writes.call(
        session -> {
          if (expected == 0 || version(session, key) != expected) {
            return false;
          }
          session.noteErased();
          session.update(
              DELETE,
              row -> {
                Text.bind(row, 1, key.collection());
                Text.bind(row, 2, key.name());
                row.setLong(3, expected);
              });
          return true;
        });
  }

  @Override
  public List<Stored> list(String collection, @Nullable String after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    return reads.call(
        session ->
            session.list(
                LIST,
                row -> {
                  Text.bind(row, 1, collection);
                  Text.bind(row, 2, after == null ? "" : after);
                  row.setString(3, now());
                  row.setInt(4, limit);
                },
                SqliteRecordStore::read));
  }

  private long version(Session session, Key key) throws SQLException {
    return session.first(VERSION, alive(key), row -> row.getLong(1)).orElse(0L);
  }

  private Session.Parameters alive(Key key) {
    return row -> {
      Text.bind(row, 1, key.collection());
      Text.bind(row, 2, key.name());
      row.setString(3, now());
    };
  }

  private String now() {
    return Times.text("now", clock.instant());
  }

  private static Stored read(ResultSet row) throws SQLException {
    String end = row.getString(4);
    return new Stored(
        new Key(Text.read(row, 1), Text.read(row, 2)),
        new RawJson(Text.read(row, 5)),
        row.getLong(3),
        end == null ? null : Times.instant(end));
  }
}

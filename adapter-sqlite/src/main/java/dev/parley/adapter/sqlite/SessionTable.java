// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.session.Exchange;
import dev.parley.port.SessionStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions of the small API are kept. An exchange's place is its session's number times 2^31
 * plus its own: one session's lie side by side, in order. A session whose {@code ends_at} is empty
 * is over for good, whatever any clock says, and only its rows have yet to be removed.
 */
final class SessionTable {
  static final String TABLE =
      """
      create table sessions (
        number integer primary key,
        owner text not null,
        id text not null,
        created_at text not null,
        updated_at text not null,
        ends_at text not null,
        said integer not null,
        unique (owner, id)
      ) strict
      """;
  static final String BY_END = "create index sessions_by_end on sessions (ends_at)";
  static final String EXCHANGES =
      """
      create table exchanges (
        place integer primary key,
        user text not null,
        ai text not null
      ) strict
      """;

  /** So many rows of each kind are swept at once. */
  static final int LONGEST_SWEEP = 500;

  private static final String ONE = " where owner = cast(? as text) and id = ?";
  private static final String OF_NUMBER =
      " place between (%1$s << 31) + 1 and (%1$s << 31) + 2147483647";
  static final String FIND = "select number, ends_at from sessions" + ONE;
  private static final String INSERT =
      """
      insert into sessions (created_at, updated_at, ends_at, owner, id, said)
      values (?1, ?1, ?2, cast(?3 as text), ?4, 0)
      """;
  static final String RENEW = "update sessions set ends_at = ?" + ONE + " and ends_at > ?";
  static final String GO_ON =
      "update sessions set ends_at = ?, updated_at = max(updated_at, ?), said = said + 1"
          + " where number = ?";
  private static final String ADD =
      """
      insert into exchanges (place, user, ai)
      select (number << 31) + said, cast(?1 as text), cast(?2 as text)
      from sessions where number = ?3
      """;
  static final String READ =
      "select created_at, updated_at, place, user, ai from sessions left join exchanges on"
          + OF_NUMBER.formatted("number")
          + ONE
          + " order by place";
  static final String ERASE_EXCHANGES = "delete from exchanges where" + OF_NUMBER.formatted("?1");
  static final String ERASE = "delete from sessions where number = ?";
  static final String OWNED =
      """
      select number from sessions
      where owner = cast(? as text) and ends_at > ? limit ?
      """;
  static final String OWNED_AND_OVER =
      """
      select number from sessions
      where owner = cast(? as text) and ends_at <= ? limit ?
      """;
  static final String END =
      """
      update sessions set ends_at = '' where number in (
        select number from sessions where ends_at > '' and ends_at <= ?1 limit 500)
      """;
  static final String SWEEP_EXCHANGES =
      "delete from exchanges where place in ("
          + "select place from sessions cross join exchanges on"
          + OF_NUMBER.formatted("number")
          + " where ends_at = '' limit 500)";
  static final String SWEEP =
      "delete from sessions where number in ("
          + "select number from sessions where ends_at = ''"
          + " and not exists (select 1 from exchanges where"
          + OF_NUMBER.formatted("number")
          + ") limit 500)";

  private SessionTable() {}

  /** A session's row, and whether its time is not over. */
  record Found(long number, boolean alive) {}

  /** One exchange of a session, or the session alone where it has none. */
  record Line(String createdAt, String updatedAt, @Nullable Exchange exchange) {}

  static Optional<Found> find(Session session, SessionStore.Key key, String now)
      throws SQLException {
    return session.first(FIND, row -> bind(row, 1, key), row -> found(row, now));
  }

  static void insert(Session session, SessionStore.Key key, String now, String end)
      throws SQLException {
    session.update(
        INSERT,
        row -> {
          row.setString(1, now);
          row.setString(2, end);
          bind(row, 3, key);
        });
  }

  /** Whether it was there to be renewed. */
  static boolean renew(Session session, SessionStore.Key key, String now, String end)
      throws SQLException {
    return session.update(
            RENEW,
            row -> {
              row.setString(1, end);
              bind(row, 2, key);
              row.setString(4, now);
            })
        > 0;
  }

  static void add(Session session, long number, Exchange exchange, Span span) throws SQLException {
    session.update(
        GO_ON,
        row -> {
          row.setString(1, span.end());
          row.setString(2, span.now());
          row.setLong(3, number);
        });
    session.update(
        ADD,
        row -> {
          Text.bind(row, 1, exchange.user());
          Text.bind(row, 2, exchange.ai());
          row.setLong(3, number);
        });
  }

  /** When something is done, and when its session ends for that. */
  record Span(String now, String end) {}

  static List<Line> read(Session session, SessionStore.Key key) throws SQLException {
    return session.list(READ, row -> bind(row, 1, key), SessionTable::line);
  }

  /** Removes some of an owner's sessions that are over; how many. */
  static int eraseOver(Session session, Owner owner, String now, int limit) throws SQLException {
    return erase(session, OWNED_AND_OVER, owned(owner, now, limit));
  }

  /** Removes some of an owner's sessions that are not over; how many. */
  static int eraseOwned(Session session, Owner owner, String now, int limit) throws SQLException {
    return erase(session, OWNED, owned(owner, now, limit));
  }

  private static Session.Parameters owned(Owner owner, String now, int limit) {
    return row -> {
      Text.bind(row, 1, owner.value());
      row.setString(2, now);
      row.setInt(3, limit);
    };
  }

  private static int erase(Session session, String which, Session.Parameters parameters)
      throws SQLException {
    List<Long> numbers = session.list(which, parameters, row -> row.getLong(1));
    for (long number : numbers) {
      erase(session, number);
    }
    return numbers.size();
  }

  static void erase(Session session, long number) throws SQLException {
    session.noteErased();
    session.update(ERASE_EXCHANGES, row -> row.setLong(1, number));
    session.update(ERASE, row -> row.setLong(1, number));
  }

  /**
   * Removes some of what is over.
   *
   * @return how many rows of the kind of which there were most
   */
  static int sweep(Session session, String now) throws SQLException {
    int ended = session.update(END, row -> row.setString(1, now));
    int exchanges = session.update(SWEEP_EXCHANGES, Session.Parameters.NONE);
    int sessions = session.update(SWEEP, Session.Parameters.NONE);
    return Math.max(ended, Math.max(exchanges, sessions));
  }

  private static Found found(ResultSet row, String now) throws SQLException {
    return new Found(row.getLong(1), row.getString(2).compareTo(now) > 0);
  }

  private static Line line(ResultSet row) throws SQLException {
    boolean silent = row.getObject(3) == null;
    return new Line(
        row.getString(1),
        row.getString(2),
        silent ? null : new Exchange(Text.read(row, 4), Text.read(row, 5)));
  }

  private static void bind(PreparedStatement row, int index, SessionStore.Key key)
      throws SQLException {
    Text.bind(row, index, key.owner().value());
    row.setString(index + 1, key.id().value());
  }
}

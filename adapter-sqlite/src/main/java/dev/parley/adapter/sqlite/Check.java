// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the file is sound: SQLite's structures, and what the stores promise of their rows. */
final class Check {
  private static final String UNEVEN_LOGS =
      """
      select c.id, c.last, count(e.place), coalesce(max(e.place) & 2147483647, 0)
      from conversations c
        left join entries e on e.place between (c.number << 31) and (c.number << 31) + 2147483647
      group by c.number
      having count(e.place) <> c.last or coalesce(max(e.place) & 2147483647, 0) <> c.last
      limit 100
      """;
  private static final String STRAYS =
      """
      select count(*) from entries
      where not exists (select 1 from conversations where number = place >> 31)
      """;

  private static final String UNEVEN_SESSIONS =
      """
      select s.number, s.said, count(e.place)
      from sessions s
        left join exchanges e on e.place between (s.number << 31) and (s.number << 31) + 2147483647
      where s.ends_at > ''
      group by s.number
      having count(e.place) <> s.said
      limit 100
      """;
  private static final String STRAY_EXCHANGES =
      """
      select count(*) from exchanges
      where not exists (select 1 from sessions where number = place >> 31)
      """;

  private Check() {}

  static List<String> problems(Session session, Path file) throws SQLException {
    try {
      return problems(session);
    } catch (SQLException e) {
      if (Failures.isDamage(e)) {
        return List.of(Failures.explanation(e, file));
      }
      throw e;
    }
  }

  private static List<String> problems(Session session) throws SQLException {
    session.execute("begin");
    try {
      List<String> problems =
          new ArrayList<>(
              session.list(
                  "pragma integrity_check", Session.Parameters.NONE, row -> row.getString(1)));
      problems.remove("ok");
      problems.addAll(
          session.list(
              UNEVEN_LOGS,
              Session.Parameters.NONE,
              row ->
                  "conversation %s ends at entry %d but holds %d, the last of them %d"
                      .formatted(
                          row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4))));
      long strays = session.number(STRAYS);
      if (strays > 0) {
        problems.add(strays + " entries belong to no conversation");
      }
      problems.addAll(
          session.list(
              UNEVEN_SESSIONS,
              Session.Parameters.NONE,
              row ->
                  "session number %d has %d exchanges but holds %d"
                      .formatted(row.getLong(1), row.getLong(2), row.getLong(3))));
      long lost = session.number(STRAY_EXCHANGES);
      if (lost > 0) {
        problems.add(lost + " exchanges belong to no session");
      }
      return problems;
    } finally {
      session.execute("rollback");
    }
  }
}

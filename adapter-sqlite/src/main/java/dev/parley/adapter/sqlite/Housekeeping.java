// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.json.Times;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What the writer does between commits: it removes expired records and sessions, and what the
 * search still holds of conversations that are gone; after something was deleted it empties the
 * write-ahead log, where the text would otherwise stay until it is overwritten.
 */
final class Housekeeping {
  static final String SWEEP =
      """
      delete from records where rowid in (select rowid from records where expires_at <= ? limit 500)
      """;
  private static final int LONGEST_SWEEP = SessionTable.LONGEST_SWEEP;
  private static final String GONE = "select min(number) from gone";
  private static final String FORGOTTEN = "delete from gone where number = ?";

  /** Rows of the search that are removed at once: each takes about two milliseconds. */
  private static final int LONGEST_FORGETTING = 25;

  /** So many commits later the log is emptied even though the writer never rested. */
  private static final int MOST_COMMITS_WITH_ERASED_TEXT = 100;

  /** So many commits later some more of the search is removed though the writer never rested. */
  private static final int MOST_COMMITS_WITHOUT_FORGETTING = 8;

  private static final Duration SOON = Duration.ofMillis(50);

  private final Clock clock;
  private final SqliteSettings settings;
  private Instant nextSweep = Instant.MIN;
  private boolean erased;

  /** Whether the search may hold something of conversations that are gone. */
  private boolean forgetting = true;

  private Instant nextForgetting = Instant.MIN;
  private int commitsSinceErased;
  private int commitsSinceForgetting;

  Housekeeping(Clock clock, SqliteSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Notes a commit.
   *
   * @param erasing whether it removed text
   */
  void committed(boolean erasing) {
    erased |= erasing;
    forgetting |= erasing;
    commitsSinceErased = erased ? commitsSinceErased + 1 : 0;
    commitsSinceForgetting = forgetting ? commitsSinceForgetting + 1 : 0;
  }

  /** Whether it can't wait for a rest. */
  boolean isDue() {
    return commitsSinceErased >= MOST_COMMITS_WITH_ERASED_TEXT
        || (mayForget() && commitsSinceForgetting >= MOST_COMMITS_WITHOUT_FORGETTING)
        || isSweepDue();
  }

  /** How long the writer may rest before the next round. */
  Duration patience() {
    return erased || mayForget() || isSweepDue() ? SOON : settings.sweepInterval();
  }

  /**
   * One round. A chore that fails has its next turn later, and keeps none of the others from
   * theirs.
   */
  void run(Session session) throws SQLException {
    try {
      if (isSweepDue()) {
        sweep(session);
      }
      if (mayForget()) {
        forgetSome(session);
      }
    } finally {
      if (erased && (!mayForget() || commitsSinceErased >= MOST_COMMITS_WITH_ERASED_TEXT)) {
        commitsSinceErased = 0;
        erased = !emptyLog(session);
      }
    }
  }

  private boolean mayForget() {
    return forgetting && !clock.instant().isBefore(nextForgetting);
  }

  private void forgetSome(Session session) throws SQLException {
    nextForgetting = clock.instant().plus(settings.sweepInterval());
    forgetting = forget(session);
    nextForgetting = Instant.MIN;
    commitsSinceForgetting = 0;
  }

  /**
   * Removes some of what the search holds of a conversation that is gone; whether there was any.
   */
  private boolean forget(Session session) throws SQLException {
    long number = session.number(GONE);
    if (number == 0) {
      return false;
    }
    int removed =
        session.update(
            SearchIndex.REMOVE_SOME,
            row -> {
              row.setLong(1, number);
              row.setInt(2, LONGEST_FORGETTING);
            });
    committed(true);
    if (removed < LONGEST_FORGETTING) {
      session.update(FORGOTTEN, row -> row.setLong(1, number));
    }
    return true;
  }

  private boolean isSweepDue() {
    return !clock.instant().isBefore(nextSweep);
  }

  private void sweep(Session session) throws SQLException {
    Instant now = clock.instant();
    nextSweep = now.plus(settings.sweepInterval());
    String time = Times.text("now", now);
    try {
      swept(session.update(SWEEP, row -> row.setString(1, time)), now);
    } finally {
      swept(SessionTable.sweep(session, time), now);
    }
  }

  private void swept(int rows, Instant now) {
    erased |= rows > 0;
    if (rows == LONGEST_SWEEP) {
      nextSweep = now;
    }
  }

  /** Whether it could be done; somebody who reads may be in the way. */
  private boolean emptyLog(Session session) throws SQLException {
    session.execute("pragma busy_timeout = 0");
    try {
      return session.number("pragma wal_checkpoint(truncate)") == 0;
    } finally {
      session.execute("pragma busy_timeout = " + settings.busyTimeout().toMillis());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.StorageUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, and how each version of them became the next. {@code pragma user_version} counts the
 * steps that a file has been through; a step that was released is never changed.
 */
final class Schema {
  /** {@code Parl}: says whose file it is. */
  private static final int APPLICATION_ID = 0x5061726c;

  /**
   * An entry's place is its conversation's number times 2^31 plus its sequence: one conversation's
   * entries lie side by side, in order, in the table itself, and no second index is kept.
   */
  private static final List<Step> STEPS =
      List.of(
          statements(
              """
              create table conversations (
                number integer primary key,
                id text not null unique,
                owner text not null,
                version integer not null,
                last integer not null,
                created_at text not null,
                updated_at text not null,
                header text not null
              ) strict
              """,
              """
              create index conversations_by_owner
                on conversations (owner, updated_at desc, id desc)
              """,
              """
              create table entries (
                place integer primary key,
                turn text,
                status text not null,
                created_at text not null,
                message text
              ) strict
              """,
              """
              create table records (
                collection text not null,
                name text not null,
                version integer not null,
                expires_at text,
                document text not null,
                unique (collection, name)
              ) strict
              """,
              """
              create index records_by_end on records (expires_at) where expires_at is not null
              """),
          statements(
              "alter table conversations add column title_words text not null default ''",
              "create table gone (number integer primary key) strict",
              SearchIndex.TABLE,
              SearchIndex.SECURE_DELETE),
          SearchFill::run,
          statements(
              JobTable.TABLE,
              JobTable.BY_DUE,
              JobTable.BY_KEY,
              JobTable.BY_OWNER,
              JobTable.BY_END,
              SqliteConversationRetention.BY_AGE),
          statements("alter table entries add column size integer"),
          statements(SessionTable.TABLE, SessionTable.BY_END, SessionTable.EXCHANGES));

  /** Makes one version of the next lower one. */
  private interface Step {
    void run(Session session) throws SQLException;
  }

  static final int VERSION = STEPS.size();

  private Schema() {}

  private static Step statements(String... statements) {
    return session -> {
      for (String statement : statements) {
        session.execute(statement);
      }
    };
  }

  /**
   * Refuses a file that is not Parley's to write, with nothing changed.
   *
   * @throws StorageUnavailableException when it is another program's, or a newer Parley's
   */
  static void requireOurs(Session session, Path file) throws SQLException {
    version(session, file);
  }

  /**
   * Refuses a file that this version can't read as it is.
   *
   * @throws StorageUnavailableException when it is another program's, or another Parley's
   */
  static void requireCurrent(Session session, Path file) throws SQLException {
    int version = version(session, file);
    if (version < VERSION) {
      throw new StorageUnavailableException(
          "%s was written by an older Parley (schema %d, this one reads %d): start this version's server on it once, which brings it up to date"
              .formatted(file, version, VERSION));
    }
  }

  /** Does the steps that are missing, all or none. */
  static void bringUpToDate(Session session, Path file) throws SQLException {
    if (version(session, file) == VERSION) {
      return;
    }
    session.execute("begin immediate");
    try {
      // another process may have been here since
      for (int done = version(session, file); done < VERSION; done++) {
        STEPS.get(done).run(session);
      }
      session.execute("pragma application_id = " + APPLICATION_ID);
      session.execute("pragma user_version = " + VERSION);
      session.execute("commit");
    } catch (SQLException | RuntimeException e) {
      rollBack(session, e);
      throw e;
    }
  }

  private static int version(Session session, Path file) throws SQLException {
    int version = (int) session.number("pragma user_version");
    boolean empty = session.number("select count(*) from sqlite_schema") == 0;
    if (!empty && session.number("pragma application_id") != APPLICATION_ID) {
      throw new StorageUnavailableException(
          file + " is a database of another program: choose another file for Parley");
    }
    if (version > VERSION) {
      throw new StorageUnavailableException(
          "%s was written by a newer Parley (schema %d, this one knows up to %d): start that version, or choose another file"
              .formatted(file, version, VERSION));
    }
    return version;
  }

  private static void rollBack(Session session, Exception failure) {
    try {
      session.execute("rollback");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}

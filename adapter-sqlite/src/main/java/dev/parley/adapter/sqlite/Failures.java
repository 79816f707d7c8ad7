// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean for the person who can mend them. */
final class Failures {
  private static final int PRIMARY = 0xff;

  private Failures() {}

  /** One line: what failed, and what to do. */
  static String explanation(SQLException failure, Path file) {
    return explanation(code(failure), file, failure);
  }

  /** Whether the connection is still good: the failure was the statement's, or passes. */
  static boolean leavesConnectionUsable(SQLException failure) {
    return switch (primary(code(failure))) {
      case SQLITE_FULL, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CONSTRAINT, SQLITE_TOOBIG -> true;
      default -> false;
    };
  }

  /** Whether somebody else was in the way. */
  static boolean isBusy(SQLException failure) {
    return primary(code(failure)) == SQLiteErrorCode.SQLITE_BUSY;
  }

  /** Whether it is the file that is broken. */
  static boolean isDamage(SQLException failure) {
    return switch (primary(code(failure))) {
      case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
      default -> false;
    };
  }

  private static String explanation(SQLiteErrorCode code, Path file, SQLException failure) {
    return switch (primary(code)) {
      case SQLITE_FULL -> "no room is left on the disk of " + file + ": free some and try again";
      case SQLITE_READONLY, SQLITE_PERM ->
          file + " can't be written: give Parley's user write access to it and to its folder";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          file
              + " was locked by another process for too long: end that process, or raise the busy"
              + " timeout";
      case SQLITE_CORRUPT ->
          file
              + " is damaged: stop Parley, keep a copy, then restore a backup or try sqlite3's"
              + " .recover";
      case SQLITE_NOTADB ->
          file + " is no SQLite database: restore a backup, or choose another file";
      case SQLITE_CANTOPEN ->
          file + " can't be opened: its folder must be there and open to Parley's user";
      case SQLITE_IOERR -> file + " can't be read or written: check its disk";
      case SQLITE_NOMEM -> "SQLite has no memory left for " + file + ": give the process more";
      default -> file + " failed: " + failure.getMessage();
    };
  }

  private static SQLiteErrorCode code(SQLException failure) {
    return failure instanceof SQLiteException known
        ? known.getResultCode()
        : SQLiteErrorCode.SQLITE_ERROR;
  }

  /** The kind that an extended code is one of. */
  private static SQLiteErrorCode primary(SQLiteErrorCode code) {
    return SQLiteErrorCode.getErrorCode(code.code & PRIMARY);
  }
}

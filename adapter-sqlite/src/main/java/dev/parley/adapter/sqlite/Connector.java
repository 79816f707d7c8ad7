// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens the file, each time in the same way. */
final class Connector {
  private static final int MOST_ATTEMPTS = 100;

  private final Path file;
  private final Duration busyTimeout;

  Connector(SqliteSettings settings) {
    this.file = settings.file().toAbsolutePath();
    this.busyTimeout = settings.busyTimeout();
  }

  Path file() {
    return file;
  }

  /**
   * Makes the file where there is none, for its owner's eyes alone. Only this makes one: a file
   * that is taken away while it is in use is an error, not an empty database.
   */
  void createFile() throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, attributes);
    } catch (FileAlreadyExistsException e) {
      // as it should be, from the second start on
    }
  }

  /**
   * Whether the session's file still has its name. SQLite would go on writing to one that was
   * deleted, and nobody would ever read it.
   */
  boolean isInPlace(Session session) {
    return Objects.equals(session.fileKey(), fileKey());
  }

  private @Nullable Object fileKey() {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return "no file";
    }
  }

  /** A session that writes; it brings the schema up to date. */
  Session openWriter() throws SQLException {
    Session session = open();
    try {
      Schema.requireOurs(session, file);
      useWriteAheadLog(session);
      Schema.bringUpToDate(session, file);
      return session;
    } catch (SQLException | RuntimeException e) {
      closeAfter(session, e);
      throw e;
    }
  }

  /** Others may be opening the file too, and SQLite does not wait for them here by itself. */
  private static void useWriteAheadLog(Session session) throws SQLException {
    for (int attempt = 1; true; attempt++) {
      try {
        session.execute("pragma journal_mode = wal");
        return;
      } catch (SQLException e) {
        if (!Failures.isBusy(e) || attempt == MOST_ATTEMPTS) {
          throw e;
        }
        // this does wait, as long as the busy timeout says
        session.execute("begin exclusive");
        session.execute("rollback");
      }
    }
  }

  /** A session that reads. */
  Session openReader() throws SQLException {
    Session session = open();
    try {
      session.execute("pragma query_only = on");
      return session;
    } catch (SQLException | RuntimeException e) {
      closeAfter(session, e);
      throw e;
    }
  }

  private Session open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    // as a URI, so that the driver takes no character of the path for its own
    Session session =
        new Session(config.createConnection("jdbc:sqlite:" + file.toUri()), fileKey());
    try {
      for (String pragma : pragmas()) {
        session.execute("pragma " + pragma);
      }
      return session;
    } catch (SQLException e) {
      closeAfter(session, e);
      throw e;
    }
  }

  private List<String> pragmas() {
    return List.of(
        "busy_timeout = " + busyTimeout.toMillis(),
        "synchronous = full",
        // what a disk's own cache holds is not on the disk: only macOS tells the two apart
        "fullfsync = on",
        "checkpoint_fullfsync = on",
        "foreign_keys = on",
        "secure_delete = on",
        "trusted_schema = off",
        "cell_size_check = on",
        "temp_store = memory",
        "cache_size = -8000",
        "journal_size_limit = 16777216");
  }

  private static void closeAfter(Session session, Exception failure) {
    try {
      session.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}

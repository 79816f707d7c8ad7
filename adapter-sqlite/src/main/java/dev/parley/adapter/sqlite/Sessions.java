// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.StorageUnavailableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One thread's session: opened when it is first needed, and again after a failure that may have
 * broken it, so that the stores come back when the disk does.
 */
final class Sessions {
  private final Connector connector;
  private final Opening opening;
  private @Nullable Session open;

  /** Opens a session. */
  interface Opening {
    Session open() throws SQLException;
  }

  Sessions(Connector connector, Opening opening) {
    this.connector = connector;
    this.opening = opening;
  }

  /**
   * The session.
   *
   * @throws StorageUnavailableException when the file is not where it was, or not Parley's
   */
  Session get() throws SQLException {
    Session session = open;
    if (session != null && !connector.isInPlace(session)) {
      discard();
      throw new StorageUnavailableException(
          connector.file() + " was moved or deleted while it was in use: put it back");
    }
    if (session == null) {
      session = opening.open();
      open = session;
    }
    return session;
  }

  void discardUnlessUsable(SQLException failure) {
    if (!Failures.leavesConnectionUsable(failure)) {
      discard();
    }
  }

  void discard() {
    Session session = open;
    open = null;
    if (session != null) {
      try {
        session.close();
      } catch (SQLException e) {
        // it is given up because it failed, or at the end: nothing uncommitted was promised
      }
    }
  }
}

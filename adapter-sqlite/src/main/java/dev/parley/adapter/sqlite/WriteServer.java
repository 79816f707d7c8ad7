// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.StorageUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The thread that writes. What waits is done in one transaction, each write in a savepoint of its
 * own, and acknowledged after one commit: a write that fails undoes itself alone. Where the
 * transaction as a whole fails, each write is tried once more by itself, so that only the one at
 * fault fails.
 */
final class WriteServer implements Lane.Server {
  private final Sessions sessions;
  private final Health health;
  private final Housekeeping housekeeping;
  private final CommitHook hook;

  WriteServer(Connector connector, Health health, Housekeeping housekeeping, CommitHook hook) {
    this.sessions = new Sessions(connector, connector::openWriter);
    this.health = health;
    this.housekeeping = housekeeping;
    this.hook = hook;
  }

  @Override
  public void serve(List<Task<?>> batch) {
    List<Task<?>> tasks = batch.stream().filter(Task::take).toList();
    if (!tasks.isEmpty() && !commit(tasks)) {
      tasks.forEach(task -> commit(List.of(task)));
    }
    keepHouse(housekeeping.isDue());
  }

  /** Whether the tasks were answered; if not, nothing was done and one at a time may succeed. */
  private boolean commit(List<Task<?>> tasks) {
    try {
      Session session = sessions.get();
      session.update("begin immediate", Session.Parameters.NONE);
      return commit(session, tasks);
    } catch (SQLException e) {
      fail(tasks, e);
    } catch (StorageUnavailableException e) {
      health.bad(e);
      tasks.forEach(task -> task.fail(e));
    } catch (RuntimeException | Error e) {
      sessions.discard();
      tasks.forEach(task -> task.fail(e));
    }
    return true;
  }

  private boolean commit(Session session, List<Task<?>> tasks) {
    try {
      for (Task<?> task : tasks) {
        attempt(session, task);
      }
      hook.beforeCommit(tasks.size());
      session.update("commit", Session.Parameters.NONE);
    } catch (SQLException e) {
      rollBack(session);
      if (tasks.size() == 1) {
        fail(tasks, e);
      }
      return tasks.size() == 1;
    }
    health.good();
    housekeeping.committed(session.takeErased());
    tasks.forEach(Task::acknowledge);
    return true;
  }

  /** Does one task, or nothing of it. Throws when that can't be told: the transaction is broken. */
  private void attempt(Session session, Task<?> task) throws SQLException {
    session.update("savepoint task", Session.Parameters.NONE);
    try {
      task.run(session);
    } catch (SQLException e) {
      undo(session, e);
      task.refuse(health.bad(e));
    } catch (RuntimeException e) {
      undo(session, new SQLException(e));
      task.refuse(e);
    }
    session.update("release task", Session.Parameters.NONE);
  }

  /** Undoes what a task began; SQLite may have undone the whole transaction by itself. */
  private static void undo(Session session, SQLException failure) throws SQLException {
    try {
      session.update("rollback to task", Session.Parameters.NONE);
    } catch (SQLException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private void rollBack(Session session) {
    session.takeErased();
    if (!succeeds(session, "rollback")) {
      // SQLite may have done it by itself, on a full disk for one: then another can begin
      if (!succeeds(session, "begin") || !succeeds(session, "rollback")) {
        sessions.discard();
      }
    }
  }

  private static boolean succeeds(Session session, String statement) {
    try {
      session.execute(statement);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private void fail(List<Task<?>> tasks, SQLException e) {
    sessions.discardUnlessUsable(e);
    RuntimeException failure = health.bad(e);
    tasks.forEach(task -> task.fail(failure));
  }

  @Override
  public Duration patience() {
    return housekeeping.patience();
  }

  @Override
  public void rest() {
    keepHouse(true);
  }

  private void keepHouse(boolean due) {
    if (!due) {
      return;
    }
    try {
      housekeeping.run(sessions.get());
    } catch (SQLException e) {
      sessions.discardUnlessUsable(e);
      health.bad(e);
    } catch (RuntimeException e) {
      // the file can't be opened again: the next write says why, to somebody who waits for it
      sessions.discard();
    }
  }

  @Override
  public void close() {
    sessions.discard();
  }
}

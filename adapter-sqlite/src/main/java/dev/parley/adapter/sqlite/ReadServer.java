// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.StorageUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A thread that reads. */
final class ReadServer implements Lane.Server {
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Sessions sessions;
  private final Health health;

  ReadServer(Connector connector, Health health) {
    this.sessions = new Sessions(connector, connector::openReader);
    this.health = health;
  }

  @Override
  public void serve(List<Task<?>> batch) {
    for (Task<?> task : batch) {
      if (task.take()) {
        answer(task);
      }
    }
  }

  private void answer(Task<?> task) {
    try {
      task.run(sessions.get());
      health.good();
      task.acknowledge();
    } catch (SQLException e) {
      sessions.discardUnlessUsable(e);
      task.fail(health.bad(e));
    } catch (StorageUnavailableException e) {
      health.bad(e);
      task.fail(e);
    } catch (RuntimeException | Error e) {
      task.fail(e);
    }
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public void rest() {
    // a reader has nothing to do on its own
  }

  @Override
  public void close() {
    sessions.discard();
  }
}

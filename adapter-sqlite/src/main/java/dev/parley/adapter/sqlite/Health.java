// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency;
import java.nio.file.Path;
import java.sql.SQLException;

/** How the last use of the file went. */
final class Health {
  private final Path file;
  private volatile Dependency.State state;

  Health(Path file) {
    this.file = file;
    this.state = up();
  }

  void good() {
    if (state.status() != Dependency.Status.UP) {
      state = up();
    }
  }

  /** Notes a failure and says what it means. */
  StorageUnavailableException bad(SQLException failure) {
    String explanation = Failures.explanation(failure, file);
    state = Dependency.State.down(explanation);
    return new StorageUnavailableException(explanation, failure);
  }

  /** Notes a failure that was explained already. */
  void bad(StorageUnavailableException failure) {
    state = Dependency.State.down(String.valueOf(failure.getMessage()));
  }

  void closed() {
    state = Dependency.State.down(file + " is closed");
  }

  Dependency.State state() {
    return state;
  }

  private Dependency.State up() {
    return Dependency.State.up(file + " is open");
  }
}

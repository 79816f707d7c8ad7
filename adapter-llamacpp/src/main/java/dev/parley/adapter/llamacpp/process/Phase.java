// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.port.Dependency;
import java.util.OptionalDouble;

/** Where a server stands between nothing and an answer. */
sealed interface Phase {
  /** As the port says it. */
  Dependency.State state();

  /** Bytes are on their way. */
  record Fetching(String label, long done, long total) implements Phase {
    private static final double MEGABYTE = 1e6;

    @Override
    public Dependency.State state() {
      return total == Progress.UNKNOWN
          ? Dependency.State.starting(
              "%s: %.0f MB so far".formatted(label, done / MEGABYTE), OptionalDouble.empty())
          : Dependency.State.starting(
              "%s: %.0f of %.0f MB".formatted(label, done / MEGABYTE, total / MEGABYTE),
              OptionalDouble.of(total == 0 ? 1 : Math.min(1, (double) done / total)));
    }
  }

  /** Something is waited for. */
  record Starting(String message) implements Phase {
    @Override
    public Dependency.State state() {
      return Dependency.State.starting(message, OptionalDouble.empty());
    }
  }

  /** It answers. */
  record Ready(Endpoint endpoint, String message) implements Phase {
    @Override
    public Dependency.State state() {
      return Dependency.State.up(message);
    }
  }

  /**
   * It can't be started, or died.
   *
   * @param message for everybody
   * @param cause with the details, for the log
   */
  record Failed(String message, Throwable cause) implements Phase {
    @Override
    public Dependency.State state() {
      return Dependency.State.down(message);
    }
  }

  /** Closed. */
  record Stopped() implements Phase {
    @Override
    public Dependency.State state() {
      return Dependency.State.down("stopped with Parley");
    }
  }
}

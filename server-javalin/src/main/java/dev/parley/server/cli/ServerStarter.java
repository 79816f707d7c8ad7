// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import java.net.URI;
import java.util.Optional;

/** Starts the server in this process, and knows of the one that runs in another. */
@FunctionalInterface
public interface ServerStarter {

  /**
   * Starts a server that answers requests when this returns, whether or not its models are ready.
   *
   * @throws CommandException in one line, with what to do, where it can't start
   */
  ServerHandle start(Settings settings, Terminal terminal) throws CommandException;

  /** Where the server that has the data folder of these settings says that it listens. */
  default Optional<URI> running(Settings settings) {
    return Optional.empty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;

/** Starts the server in this process. */
@FunctionalInterface
public interface ServerStarter {

  /**
   * Starts a server that answers requests when this returns, whether or not its models are ready.
   *
   * @throws CommandException in one line, with what to do, where it can't start
   */
  ServerHandle start(Settings settings, Terminal terminal) throws CommandException;
}

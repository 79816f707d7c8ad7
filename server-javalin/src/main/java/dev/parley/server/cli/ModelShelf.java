// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;

/** The models that are known and those that are there. */
public interface ModelShelf {

  /** Prints what is known and what is present. */
  void list(Settings settings, Terminal terminal) throws CommandException;

  /**
   * Fetches a model by its known name, or a GGUF file by its URL, showing progress.
   *
   * @throws CommandException in one line, with what to do, where it can't be had
   */
  void pull(Settings settings, String name, Terminal terminal)
      throws CommandException, InterruptedException;
}

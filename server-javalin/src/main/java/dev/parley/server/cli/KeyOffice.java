// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;

/** Where orders about keys are carried out. */
@FunctionalInterface
public interface KeyOffice {

  /**
   * Carries one out.
   *
   * @return the JSON that the call of the HTTP API would answer
   * @throws CommandException in one line, with what to do, where it can't be done
   */
  String ask(Settings settings, KeyOrder order) throws CommandException;
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import org.jspecify.annotations.Nullable;

/**
 * A command can't do what it is for. The message is one line for a person: what is wrong, and what
 * to do.
 */
public final class CommandException extends Exception {

  public CommandException(String message) {
    this(message, null);
  }

  public CommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

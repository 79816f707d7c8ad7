// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import org.jspecify.annotations.Nullable;

/**
 * An export or import can't go on. The message is one line for a person: what is wrong, and what to
 * do.
 */
public sealed class TransferException extends Exception permits CutException {
  private static final long serialVersionUID = 1L;

  TransferException(String message) {
    this(message, null);
  }

  TransferException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

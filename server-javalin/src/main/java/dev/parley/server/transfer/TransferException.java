// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import org.jspecify.annotations.Nullable;

/**
 * An export or import can't go on. The message is one line for a person: what is wrong, and what to
 * do.
 */
public final class TransferException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean cut;

  TransferException(String message) {
    this(message, null);
  }

  TransferException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private TransferException(String message, @Nullable Throwable cause, boolean cut) {
    super(message, cause);
    this.cut = cut;
  }

  /** An export ends before its end. */
  static TransferException cut(String message) {
    return new TransferException(message, null, true);
  }

  /**
   * Whether the export ends before its end and may be right so far: whoever wrote it was cut off.
   */
  public boolean isCut() {
    return cut;
  }
}

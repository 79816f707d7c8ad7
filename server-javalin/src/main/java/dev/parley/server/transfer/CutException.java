// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

/** An export ends before its end: whoever wrote it was cut off. What is there may be right. */
public final class CutException extends TransferException {
  private static final long serialVersionUID = 1L;

  CutException(String message) {
    super(message);
  }
}

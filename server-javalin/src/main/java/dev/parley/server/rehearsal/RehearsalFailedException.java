// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.rehearsal;

import java.io.Serial;

/** The server did not do in the rehearsal what it has to do; notes of it would be worth nothing. */
final class RehearsalFailedException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  RehearsalFailedException(String message) {
    super(message);
  }
}

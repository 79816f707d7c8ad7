// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

/** What was read does not fit together: it changed between two requests. Reading again helps. */
final class TornException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TornException(String message) {
    super(message);
  }
}

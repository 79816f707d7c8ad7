// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.io.IOException;

/**
 * An engine that did not come up or ended. The message has all there is, for the log; clients are
 * told one short line without addresses and paths.
 */
final class EngineFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String told;

  EngineFailedException(String told, String details) {
    super(details);
    this.told = told;
  }

  /** What clients may read. */
  String told() {
    return told;
  }
}

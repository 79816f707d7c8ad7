// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.error.OverloadedException;
import dev.parley.server.http.Exchange;

/** Tells a client that is still there why its answer was broken off. */
final class Cancelled {
  private Cancelled() {}

  /**
   * Does nothing unless the server stopped the exchange.
   *
   * @throws OverloadedException when it did
   */
  static void check(Exchange exchange) {
    if (exchange.isStopped()) {
      throw new OverloadedException(
          "this server stopped before the answer was complete; ask again in a moment");
    }
  }
}

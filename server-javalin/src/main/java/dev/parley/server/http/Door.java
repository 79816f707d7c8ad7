// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.ParleyException;
import dev.parley.domain.key.Caller;
import dev.parley.engine.key.Gatekeeper;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** Who may pass: programs of this machine while there are no keys, then whoever has one. */
public final class Door {
  private final Gatekeeper gatekeeper;

  /** A door that is locked as soon as there is a key. */
  public Door(Gatekeeper gatekeeper) {
    this.gatekeeper = gatekeeper;
  }

  /**
   * Looks at who calls, and tells the exchange. Whoever has no key, or a wrong one, passes as far
   * as to what is for everyone.
   *
   * @return why the request may not pass at all; empty when it may
   */
  Optional<HttpError> admit(Request request, Exchange exchange) {
    try {
      if (!gatekeeper.isLocked()) {
        exchange.admit(Caller.LOCAL);
        return OpenDoor.refusal(request);
      }
      exchange.admit(gatekeeper.admit(BearerToken.of(request.getHeaders())));
    } catch (ParleyException e) {
      exchange.refuse(e);
    }
    return Optional.empty();
  }
}

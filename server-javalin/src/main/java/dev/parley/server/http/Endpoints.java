// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import io.javalin.config.RoutesConfig;

/** Some of the server's calls. */
public interface Endpoints {
  /** Adds their routes. */
  void addTo(RoutesConfig routes);

  /** Who may use them; those who say nothing are for administrators. */
  default Audience audience() {
    return Audience.ADMINS;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.engine.key.Gatekeeper;
import dev.parley.server.settings.ServerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a server may listen: without API keys only where nobody else can reach it. */
final class Listening {
  private Listening() {}

  /**
   * Checks that the address is one.
   *
   * @throws StartFailedException when it is none
   */
  static void requireAddress(ServerSettings server) {
    var unused = address(server);
  }

  /**
   * Checks that others can't reach a server that asks for no key.
   *
   * @throws StartFailedException when they could
   */
  static void requireKeys(ServerSettings server, Gatekeeper gatekeeper) {
    if (!address(server).isLoopbackAddress() && !gatekeeper.isLocked()) {
      throw new StartFailedException(
          "server.host is "
              + server.host()
              + ", which other machines can reach, and there is no API key yet to tell who may:"
              + " make one (./parley keys create NAME), set PARLEY_ADMIN_KEY, or set server.host to"
              + " 127.0.0.1",
          null);
    }
  }

  private static InetAddress address(ServerSettings server) {
    String host = server.host();
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new StartFailedException(
          "server.host is " + host + ", which is no address of this machine: set it to 127.0.0.1",
          e);
    }
  }
}

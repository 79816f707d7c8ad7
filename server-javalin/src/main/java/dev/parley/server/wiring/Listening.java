// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.server.settings.ServerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a server may listen: without API keys only where nobody else can reach it. */
final class Listening {
  private Listening() {}

  /**
   * Checks the address.
   *
   * @throws StartFailedException when it is none, or others could reach it
   */
  static void check(ServerSettings server) {
    String host = server.host();
    try {
      if (!InetAddress.getByName(host).isLoopbackAddress()) {
        throw new StartFailedException(
            "server.host is "
                + host
                + ", which other machines can reach, and this version has no API keys to tell who"
                + " may: set server.host to 127.0.0.1",
            null);
      }
    } catch (UnknownHostException e) {
      throw new StartFailedException(
          "server.host is " + host + ", which is no address of this machine: set it to 127.0.0.1",
          e);
    }
  }
}

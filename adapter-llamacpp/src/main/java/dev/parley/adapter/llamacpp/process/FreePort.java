// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port of the loopback that is free now. Where another program is quicker, the next start takes
 * another.
 */
final class FreePort {
  private FreePort() {}

  static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

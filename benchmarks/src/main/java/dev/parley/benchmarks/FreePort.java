// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;

/** A port for a process that is told where to listen. */
public final class FreePort {
  private FreePort() {}

  /** One that nobody listened on a moment ago. */
  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

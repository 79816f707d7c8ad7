// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What lies between a client and a server: it carries bytes until it swallows them. */
final class Wire implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<Socket> ends = new ArrayList<>();
  private final int target;
  private AtomicBoolean swallowing = new AtomicBoolean();
  private int connections;

  Wire(int target) throws IOException {
    this.target = target;
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** The connections of now carry nothing any more and stay open; new ones do carry. */
  synchronized void swallow() {
    swallowing.set(true);
    swallowing = new AtomicBoolean();
  }

  synchronized int connections() {
    return connections;
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        join(door.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
      }
    } catch (IOException e) {
      // it was closed
    }
  }

  private synchronized void join(Socket client, Socket server) {
    connections++;
    ends.addAll(List.of(client, server));
    AtomicBoolean silent = swallowing;
    Thread.startVirtualThread(() -> carry(client, server, silent));
    Thread.startVirtualThread(() -> carry(server, client, silent));
  }

  private static void carry(Socket from, Socket to, AtomicBoolean silent) {
    byte[] some = new byte[8192];
    try (from;
        to) {
      OutputStream out = to.getOutputStream();
      for (int size = from.getInputStream().read(some);
          size >= 0;
          size = from.getInputStream().read(some)) {
        if (!silent.get()) {
          out.write(some, 0, size);
        }
      }
    } catch (IOException e) {
      // one of the ends is gone
    }
  }

  @Override
  public synchronized void close() throws IOException {
    door.close();
    for (Socket end : ends) {
      end.close();
    }
  }
}

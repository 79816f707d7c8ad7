// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** A client that sends a byte every few milliseconds. */
final class Trickle implements AutoCloseable {
  private static final long PAUSE_NANOS = 20_000_000;
  private final Wire wire;
  private volatile boolean over;

  private Trickle(Wire wire) {
    this.wire = wire;
  }

  static Trickle into(Wire wire, String head) throws IOException {
    wire.send(head);
    Trickle trickle = new Trickle(wire);
    Thread.ofPlatform().daemon().start(trickle::run);
    return trickle;
  }

  private void run() {
    try {
      while (!over) {
        wire.send(" ");
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      over = true; // the server has had enough
    }
  }

  @Override
  public void close() {
    over = true;
  }
}

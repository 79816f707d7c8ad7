// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a real server, passes bytes on, and can hold them back or cut the
 * line where a test wants it. Everything but chats passes.
 */
final class Relay implements AutoCloseable {
  /** What happens to the answer of a chat. */
  enum Mode {
    PASS,
    HOLD_ALL,
    HOLD_AFTER_FIRST,
    CUT_AFTER_FIRST,
    REFUSE
  }

  /** What is asked of a model; all else passes. */
  private static final String CHAT = "POST /v1/";

  private static final int SOME_OF_A_BODY = 40;

  private final URI server;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger chats = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private volatile CountDownLatch reached = new CountDownLatch(1);
  private volatile Mode mode = Mode.PASS;

  Relay(URI server) {
    this.server = server;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  void mode(Mode next) {
    reached = new CountDownLatch(1);
    mode = next;
  }

  int chats() {
    return chats.get();
  }

  /** Answers held back whose client still waits. */
  int held() {
    return held.get();
  }

  void awaitHeld() throws InterruptedException {
    if (!reached.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing was held back");
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(upstream);
        Line line = new Line(client, upstream);
        Thread.ofVirtual().start(line::requests);
        Thread.ofVirtual().start(line::answers);
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  @Override
  public void close() {
    closeQuietly(listener);
    sockets.forEach(Relay::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** One connection. */
  private final class Line {
    private final Socket client;
    private final Socket upstream;
    private final StringBuilder seen = new StringBuilder();
    private volatile boolean chatting;
    private boolean holding;

    Line(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void requests() {
      byte[] block = new byte[16 * 1024];
      try {
        InputStream in = client.getInputStream();
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
          if (new String(block, 0, count, StandardCharsets.ISO_8859_1).startsWith(CHAT)) {
            chats.incrementAndGet();
            chatting = true;
            if (mode == Mode.REFUSE) {
              return;
            }
          }
          upstream.getOutputStream().write(block, 0, count);
        }
      } catch (IOException e) {
        // one side is gone, so the other goes
      } finally {
        end();
      }
    }

    void answers() {
      byte[] block = new byte[16 * 1024];
      try {
        InputStream in = upstream.getInputStream();
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
          if (!pass(block, count)) {
            return;
          }
        }
        end();
      } catch (IOException e) {
        end();
      }
    }

    /** Passes an answer's bytes on, as far as the mode lets them; false when that was all. */
    private boolean pass(byte[] block, int count) throws IOException {
      Mode now = chatting ? mode : Mode.PASS;
      if (now == Mode.HOLD_ALL) {
        hold();
        return false;
      }
      boolean whole = now == Mode.PASS || now == Mode.REFUSE;
      int first = whole ? count : firstOf(block, count);
      client.getOutputStream().write(block, 0, Math.min(first, count));
      if (first > count || whole) {
        return true;
      }
      if (now == Mode.HOLD_AFTER_FIRST) {
        hold();
      } else {
        end();
      }
      return false;
    }

    /**
     * Where in these bytes the first event of a stream ends, or a bit of a plain answer; behind
     * them when it is still to come.
     */
    private int firstOf(byte[] block, int count) {
      int before = seen.length();
      seen.append(new String(block, 0, count, StandardCharsets.ISO_8859_1));
      int head = seen.indexOf("\r\n\r\n");
      if (head < 0) {
        return Integer.MAX_VALUE;
      }
      int body = head + 4;
      if (seen.indexOf("event-stream") < 0) {
        return Math.max(0, body + SOME_OF_A_BODY - before);
      }
      int event = seen.indexOf("\n\n", body);
      return event < 0 ? Integer.MAX_VALUE : event + 2 - before;
    }

    private synchronized void hold() {
      if (!client.isClosed()) {
        holding = true;
        held.incrementAndGet();
      }
      reached.countDown();
    }

    private synchronized void end() {
      if (holding) {
        holding = false;
        held.decrementAndGet();
      }
      closeQuietly(client);
      closeQuietly(upstream);
      sockets.remove(client);
      sockets.remove(upstream);
    }
  }
}

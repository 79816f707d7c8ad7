// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Speaks as a provider does, from a script, byte for byte, on a plain socket. */
public final class WireServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<WireRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();
  private volatile CountDownLatch stalled = new CountDownLatch(1);
  private volatile Function<WireRequest, Wire> script;
  private volatile Function<WireRequest, Wire> others =
      request -> Wire.json(404, "{\"error\":{\"message\":\"not found\"}}");

  public WireServer(Function<WireRequest, Wire> script) {
    this.script = script;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("wire-server").start(this::accept);
  }

  /** An address of this machine where nobody listens. */
  public static URI nowhere() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return local(free);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return local(listener);
  }

  private static URI local(ServerSocket socket) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Answers chats so from now on. */
  public void say(Function<WireRequest, Wire> next) {
    stalled = new CountDownLatch(1);
    script = next;
  }

  /** Answers everything but chats so; in the beginning with a 404. */
  public void others(Function<WireRequest, Wire> next) {
    stalled = new CountDownLatch(1);
    others = next;
  }

  /** The chats that were asked for. */
  public List<WireRequest> chats() {
    return requests.stream().filter(WireRequest::isChat).toList();
  }

  public List<WireRequest> requests() {
    return requests;
  }

  public int connections() {
    return connections.get();
  }

  public int openConnections() {
    return sockets.size();
  }

  /** The requests that are being answered, or kept waiting. */
  public int working() {
    return working.get();
  }

  public void awaitStalled() throws InterruptedException {
    if (!stalled.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing stalled");
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true); // parts are small, and each is sent as it comes
        sockets.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      boolean kept = true;
      for (WireRequest request = WireRequest.read(in);
          kept && request != null;
          request = kept ? WireRequest.read(in) : null) {
        requests.add(request);
        kept = answer(socket, request);
      }
    } catch (IOException e) {
      // the client left
    } finally {
      sockets.remove(socket);
    }
  }

  private boolean answer(Socket socket, WireRequest request) throws IOException {
    Wire wire = request.isChat() ? script.apply(request) : others.apply(request);
    working.incrementAndGet();
    try {
      OutputStream out = socket.getOutputStream();
      for (byte[] part : wire.parts()) {
        wire.before().run();
        out.write(part);
        out.flush();
      }
      if (wire.end() == Wire.End.STALLED) {
        stalled.countDown();
        socket.getInputStream().read(); // until the client leaves
      }
      return wire.end() == Wire.End.KEPT;
    } finally {
      working.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closeQuietly(listener);
    sockets.forEach(WireServer::closeQuietly);
  }

  private static void closeQuietly(@Nullable AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

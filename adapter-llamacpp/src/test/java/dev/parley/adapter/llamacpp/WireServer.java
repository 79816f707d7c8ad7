// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.Wire.End;
import dev.parley.domain.chat.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Speaks as llama-server does, from a script, on a plain socket. */
final class WireServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<WireRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();
  private volatile CountDownLatch stalled = new CountDownLatch(1);
  private volatile Function<WireRequest, Wire> script;
  private volatile Function<WireRequest, Wire> template =
      request -> json("{\"prompt\":" + RawJson.of(request.body()) + "}");

  WireServer(Function<WireRequest, Wire> script) {
    this.script = script;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("wire-server").start(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Answers chats so from now on. */
  void say(Function<WireRequest, Wire> next) {
    stalled = new CountDownLatch(1);
    script = next;
  }

  /** Renders prompts so from now on; in the beginning a prompt is the request. */
  void render(Function<WireRequest, Wire> next) {
    template = next;
  }

  /** The chats that were asked for. */
  List<WireRequest> chats() {
    return requests.stream().filter(WireRequest::isChat).toList();
  }

  List<WireRequest> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  int openConnections() {
    return sockets.size();
  }

  int working() {
    return working.get();
  }

  void awaitStalled() throws InterruptedException {
    if (!stalled.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing stalled");
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
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
    Wire wire = request.isChat() ? script.apply(request) : question(request);
    boolean chat = request.isChat();
    working.addAndGet(chat ? 1 : 0);
    try {
      OutputStream out = socket.getOutputStream();
      for (byte[] part : wire.parts()) {
        out.write(part);
        out.flush();
      }
      if (wire.end() == End.STALLED) {
        stalled.countDown();
        socket.getInputStream().read(); // until the client leaves
      }
      return wire.end() == End.KEPT;
    } finally {
      working.addAndGet(chat ? -1 : 0);
    }
  }

  private Wire question(WireRequest request) {
    return switch (request.path()) {
      case "/props" -> json("{\"default_generation_settings\":{\"n_ctx\":4096}}");
      case "/apply-template" -> template.apply(request);
      case "/tokenize" -> json("{\"tokens\":[" + "1,".repeat(request.body().length() / 4) + "2]}");
      case "/health" -> json("{\"status\":\"ok\"}");
      default -> Wire.body(404, "not-found.json");
    };
  }

  static Wire json(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n";
    return new Wire(List.of(head.getBytes(StandardCharsets.US_ASCII), bytes), End.KEPT);
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

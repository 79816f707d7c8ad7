// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a socket, that a test can make say anything at any pace, and that sees at once when
 * its client leaves. One request on each connection.
 */
final class LocalServer implements AutoCloseable {
  private static final int LOOK_AGAIN_MILLIS = 5;

  private final ServerSocket socket;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger working = new AtomicInteger();
  private volatile Handler handler = (request, client) -> client.answer(200, "text/plain", "");

  /** One request as it came. */
  record Received(String line, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** What is done with a request. */
  interface Handler {
    void handle(Received request, Client client) throws IOException;
  }

  private LocalServer(ServerSocket socket) {
    this.socket = socket;
  }

  static LocalServer start() throws IOException {
    LocalServer server = new LocalServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  LocalServer handle(Handler next) {
    handler = next;
    return this;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  int working() {
    return working.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return; // it was closed
      }
    }
  }

  private void serve(Socket connection) {
    working.incrementAndGet();
    try (connection) {
      Received request = read(connection.getInputStream());
      received.add(request);
      handler.handle(request, new Client(connection));
    } catch (IOException e) {
      connections.remove(connection); // the client left
    } finally {
      working.decrementAndGet();
    }
  }

  private static Received read(InputStream in) throws IOException {
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Received(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the client left");
      }
      out.write(b);
    }
    return out.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket each : connections) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one who asked. */
  static final class Client {
    private final Socket connection;

    private Client(Socket connection) {
      this.connection = connection;
    }

    void answer(int status, String type, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      begin(status, "Content-Type: " + type, "Content-Length: " + bytes.length);
      write(bytes);
    }

    void redirect(int status, String location) throws IOException {
      begin(status, "Location: " + location, "Content-Length: 0");
    }

    /** The status and headers, and the empty line. */
    void begin(int status, String... headers) throws IOException {
      String head =
          "HTTP/1.1 " + status + " X\r\nConnection: close\r\n" + String.join("\r\n", headers);
      write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
      OutputStream out = connection.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    /** Whether the client is still there; waits a moment for it to leave. */
    boolean isThere() throws IOException {
      connection.setSoTimeout(LOOK_AGAIN_MILLIS);
      try {
        return connection.getInputStream().read() >= 0;
      } catch (SocketTimeoutException e) {
        return true;
      }
    }
  }
}

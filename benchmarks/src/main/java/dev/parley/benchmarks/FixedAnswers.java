// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A server that answers every request with the same bytes; it looks for nothing but its end. */
final class FixedAnswers implements AutoCloseable {
  private static final String LENGTH = "content-length:";
  private static final int BACKLOG = 64;
  private static final byte[] ANSWER = answer();

  private final ServerSocket server;

  FixedAnswers() {
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
  }

  private static byte[] answer() {
    String json =
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"gpt-4o-mini",\
        "choices":[{"index":0,"message":{"role":"assistant","content":"Green tea, before noon.",\
        "refusal":null},"logprobs":null,"finish_reason":"stop"}],\
        "usage":{"prompt_tokens":12,"completion_tokens":6,"total_tokens":18}}\
        """;
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(json.length(), json)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        // Closed, or the other side was gone at once.
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int length = readHead(in); length >= 0; length = readHead(in)) {
        in.skipNBytes(length);
        socket.getOutputStream().write(ANSWER);
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  /** The length of the body that follows; less than 0 at the end of the connection. */
  private static int readHead(InputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != '\n') {
        line.append((char) next);
        continue;
      }
      String header = line.toString().strip();
      line.setLength(0);
      if (header.isEmpty()) {
        return length;
      }
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

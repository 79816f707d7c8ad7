// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection on which a test says exactly what it likes. What was read is held against the
 * descriptions of the API in the end.
 */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private final Socket socket;
  private final InputStream in;
  private final Overheard overheard = new Overheard();

  Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  Wire send(byte[] bytes) throws IOException {
    overheard.asked(bytes);
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends a chat request. */
  Wire chat(String json) throws IOException {
    return post("/v1/chat/completions", json);
  }

  Wire post(String path, String json) throws IOException {
    return send(head(path, json.getBytes(StandardCharsets.UTF_8).length) + json);
  }

  /** The head of a request whose body is JSON of so many bytes. */
  static String head(String path, int length) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  /** Reads up to and including this text. */
  String readTo(String end) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    while (!seen.toString(StandardCharsets.UTF_8).endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        throw new AssertionError("ended before " + end + ": " + seen);
      }
      seen.write(next);
    }
    overheard.answered(seen.toString(StandardCharsets.UTF_8));
    return seen.toString(StandardCharsets.UTF_8);
  }

  /** Reads an answer's head, and its body as far as its length is told. */
  String readAnswer() throws IOException {
    String head = readTo("\r\n\r\n");
    int length =
        head.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    overheard.answered(body);
    return head + body;
  }

  /** Reads until the server closes. */
  String readAll() throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    try {
      in.transferTo(seen);
    } catch (SocketException e) {
      // closed with a reset: what came before it counts
    }
    overheard.answered(seen.toString(StandardCharsets.UTF_8));
    return seen.toString(StandardCharsets.UTF_8);
  }

  /** Leaves without a word, as a process that dies does. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    overheard.check();
  }
}

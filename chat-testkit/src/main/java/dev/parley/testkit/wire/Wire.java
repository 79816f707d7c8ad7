// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One answer on the wire, byte for byte: its parts are sent one by one, then the connection stays
 * for the next request, stalls or is cut.
 *
 * @param before runs before each part is sent, and takes the time that the answer takes
 */
public record Wire(List<byte[]> parts, End end, Runnable before) {
  private static final String EVENTS = "text/event-stream";
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  /** An answer whose parts are sent as fast as they are taken. */
  public Wire(List<byte[]> parts, End end) {
    this(parts, end, () -> {});
  }

  /** What becomes of the connection. */
  public enum End {
    KEPT,
    STALLED,
    CUT
  }

  /** A file of the folder {@code wire} in the resources of the tests. */
  public static byte[] fixture(String name) {
    try (InputStream in = Wire.class.getResourceAsStream("/wire/" + name)) {
      if (in == null) {
        throw new AssertionError("no fixture " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fixture as the whole body of an answer with that status; headers end with a line feed. */
  public static Wire body(int status, String fixture, String... headers) {
    return whole(status, typeOf(fixture), fixture(fixture), headers);
  }

  /** A stream of events with these data, each sent by itself. */
  public static Wire events(String... data) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(head(200, EVENTS, CHUNKED));
    for (String each : data) {
      parts.add(chunk(("data: " + each + "\n\n").getBytes(StandardCharsets.UTF_8)));
    }
    parts.add(ascii("0\r\n\r\n"));
    return new Wire(parts, End.KEPT);
  }

  /** A fixture as chunks of that size, each sent by itself. */
  public static Wire stream(String fixture, int chunkSize) {
    byte[] body = fixture(fixture);
    List<byte[]> parts = new ArrayList<>();
    parts.add(head(200, typeOf(fixture), CHUNKED));
    for (int at = 0; at < body.length; at += chunkSize) {
      parts.add(chunk(Arrays.copyOfRange(body, at, Math.min(body.length, at + chunkSize))));
    }
    parts.add(ascii("0\r\n\r\n"));
    return new Wire(parts, End.KEPT);
  }

  /** A JSON document. */
  public static Wire json(int status, String document) {
    return whole(status, "application/json", document.getBytes(StandardCharsets.UTF_8));
  }

  private static Wire whole(int status, String type, byte[] body, String... headers) {
    return new Wire(
        List.of(head(status, type, "Content-Length: " + body.length, headers), body), End.KEPT);
  }

  /** Nothing at all. */
  public static Wire silence() {
    return new Wire(List.of(), End.STALLED);
  }

  /** The same, which runs that before each part. */
  public Wire slowedBy(Runnable pause) {
    return new Wire(parts, end, pause);
  }

  /** The first bytes of a stream's body, then this end. */
  public Wire broken(int bodyBytes, End how) {
    byte[] head = parts.getFirst();
    List<byte[]> begun = new ArrayList<>(List.of(head));
    int left = bodyBytes;
    for (byte[] part : parts.subList(1, parts.size())) {
      byte[] some = Arrays.copyOf(part, Math.min(part.length, left));
      left -= some.length;
      begun.add(some);
    }
    return new Wire(begun, how, before);
  }

  private static byte[] head(int status, String type, String framing, String... headers) {
    String all = String.join("\r\n", headers);
    return ascii(
        "HTTP/1.1 "
            + status
            + " Said\r\nContent-Type: "
            + type
            + "\r\n"
            + framing
            + "\r\n"
            + (all.isEmpty() ? "" : all + "\r\n")
            + "\r\n");
  }

  private static byte[] chunk(byte[] bytes) {
    byte[] size = ascii(Integer.toHexString(bytes.length) + "\r\n");
    byte[] all = Arrays.copyOf(size, size.length + bytes.length + 2);
    System.arraycopy(bytes, 0, all, size.length, bytes.length);
    all[all.length - 2] = '\r';
    all[all.length - 1] = '\n';
    return all;
  }

  private static String typeOf(String fixture) {
    return switch (fixture.substring(fixture.lastIndexOf('.'))) {
      case ".sse" -> EVENTS;
      case ".html" -> "text/html";
      default -> "application/json; charset=utf-8";
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;

/** Reads HTTP/1.1 messages, requests or answers, from bytes that come split anywhere. */
final class MessageReader {
  private static final String LENGTH = "content-length:";
  private static final String CODING = "transfer-encoding:";
  private static final String CONNECTION = "connection:";
  private static final int HEX = 16;

  /** Told of the parts of a message in their order. */
  interface Parts {
    void head(String firstLine) throws IOException;

    void body(byte[] bytes, int from, int to) throws IOException;

    void end() throws IOException;
  }

  private enum Awaited {
    FIRST_LINE,
    HEADER,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER
  }

  private final Parts parts;
  private Awaited awaited = Awaited.FIRST_LINE;
  private final Line line = new Line();
  private long remaining;
  private boolean chunked;
  private boolean last;

  MessageReader(Parts parts) {
    this.parts = parts;
  }

  /** Whether the sender of the last message closes the connection after it. */
  boolean isLast() {
    return last;
  }

  void read(byte[] bytes, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      at =
          awaited == Awaited.BODY || awaited == Awaited.CHUNK
              ? body(bytes, at, to)
              : line(bytes, at, to);
    }
  }

  private int body(byte[] bytes, int from, int to) throws IOException {
    int end = (int) Math.min(to, from + remaining);
    remaining -= end - from;
    parts.body(bytes, from, end);
    if (remaining == 0) {
      if (awaited == Awaited.BODY) {
        end();
      } else {
        awaited = Awaited.CHUNK_END;
      }
    }
    return end;
  }

  private int line(byte[] bytes, int from, int to) throws IOException {
    int end = line.add(bytes, from, to);
    if (end < to) {
      line.strip();
      take();
      line.clear();
    }
    return Math.min(to, end + 1);
  }

  private void take() throws IOException {
    switch (awaited) {
      case FIRST_LINE -> firstLine();
      case HEADER -> header();
      case CHUNK_SIZE -> chunkSize();
      case CHUNK_END -> awaited = Awaited.CHUNK_SIZE;
      case TRAILER -> {
        if (line.isEmpty()) {
          end();
        }
      }
      case BODY, CHUNK -> throw new IllegalStateException("a body is no line");
    }
  }

  private void firstLine() throws IOException {
    if (!line.isEmpty()) {
      chunked = false;
      last = false;
      remaining = 0;
      awaited = Awaited.HEADER;
      parts.head(line.text());
    }
  }

  /** Only names that begin with a C or a T are looked at. */
  private void header() throws IOException {
    if (line.isEmpty()) {
      awaited = chunked ? Awaited.CHUNK_SIZE : Awaited.BODY;
      if (!chunked && remaining == 0) {
        end();
      }
      return;
    }
    int first = line.at(0) | 0x20;
    if (first == 'c' || first == 't') {
      String header = line.text().toLowerCase(Locale.ROOT);
      if (header.startsWith(LENGTH)) {
        remaining = number(header.substring(LENGTH.length()).strip(), 10);
      } else if (header.startsWith(CODING)) {
        chunked = header.contains("chunked");
      } else if (header.startsWith(CONNECTION)) {
        last = header.contains("close");
      }
    }
  }

  private void chunkSize() throws ProtocolException {
    String size = line.text();
    int extension = size.indexOf(';');
    remaining = number((extension < 0 ? size : size.substring(0, extension)).strip(), HEX);
    awaited = remaining == 0 ? Awaited.TRAILER : Awaited.CHUNK;
  }

  private static long number(String text, int radix) throws ProtocolException {
    try {
      return Long.parseUnsignedLong(text, radix);
    } catch (NumberFormatException e) {
      throw new ProtocolException("a length of " + text);
    }
  }

  private void end() throws IOException {
    awaited = Awaited.FIRST_LINE;
    parts.end();
  }
}

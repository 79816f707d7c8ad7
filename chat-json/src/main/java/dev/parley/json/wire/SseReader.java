// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events as the HTML standard parses them: lines end with CR, LF or CRLF, a
 * comment is skipped, the data lines of an event are joined, an event that no empty line ends is
 * none. It works on bytes, so that characters may be split anywhere. Beside the standard, a line
 * {@code error: …}, as older llama-servers send it, is the data of an error event.
 */
final class SseReader {
  /** Far above what a token costs; a provider that sends more has lost its way. */
  static final int LARGEST_EVENT = 16 * 1024 * 1024;

  private static final int BLOCK = 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] DATA = ascii("data");
  private static final byte[] EVENT = ascii("event");
  private static final byte[] ERROR = ascii("error");

  private final InputStream in;
  private final int largest;
  private final byte[] block = new byte[BLOCK];
  private final ByteSum line = new ByteSum();
  private final ByteSum data = new ByteSum();
  private int at;
  private int end;
  private boolean skipLineFeed;
  private boolean first = true;
  private boolean hasData;
  private boolean error;

  SseReader(InputStream in) {
    this(in, LARGEST_EVENT);
  }

  SseReader(InputStream in, int largest) {
    this.in = in;
    this.largest = largest;
  }

  /** The next event; null at the end of the stream. Waits for no byte after the event's last. */
  @Nullable SseEvent next() throws IOException {
    while (readLine()) {
      if (line.length() > 0) {
        field();
      } else if (hasData) {
        return take();
      } else {
        error = false;
      }
    }
    return null;
  }

  private SseEvent take() {
    SseEvent event = new SseEvent(data.take(), error);
    hasData = false;
    error = false;
    return event;
  }

  /** Reads up to the end of a line; false when the stream ends before. */
  private boolean readLine() throws IOException {
    line.clear();
    while (at < end || fill()) {
      if (skipLineFeed && block[at] == '\n') {
        at++;
      }
      skipLineFeed = false;
      int from = at;
      while (at < end && block[at] != '\n' && block[at] != '\r') {
        at++;
      }
      append(from);
      if (at < end) {
        skipLineFeed = block[at++] == '\r';
        dropByteOrderMark();
        return true;
      }
    }
    return false;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(block, 0, BLOCK));
    return end > 0;
  }

  private void append(int from) throws IOException {
    if ((long) line.length() + data.length() + (at - from) > largest) {
      throw new MalformedAnswerException("with an event of more than " + largest + " bytes");
    }
    line.append(block, from, at - from);
  }

  private void dropByteOrderMark() {
    if (first && line.startsWith(BYTE_ORDER_MARK)) {
      line.dropFirst(BYTE_ORDER_MARK.length);
    }
    first = false;
  }

  private void field() {
    int colon = line.indexOf(':');
    int name = colon < 0 ? line.length() : colon;
    int value = Math.min(line.length(), name + 1);
    if (value < line.length() && line.at(value) == ' ') {
      value++;
    }
    if (line.firstIs(DATA, name)) {
      addData(value);
    } else if (line.firstIs(ERROR, name)) {
      addData(value);
      error = true;
    } else if (line.firstIs(EVENT, name)) {
      error = Arrays.equals(line.from(value), ERROR);
    }
  }

  private void addData(int from) {
    if (hasData) {
      data.append('\n');
    }
    data.append(line, from);
    hasData = true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A line of bytes that comes in parts, in a buffer that the next line takes over. */
final class Line {
  static final int NONE = -1;

  private static final int LONGEST = 64 * 1024;
  private static final int RADIX = 10;

  private byte[] bytes = new byte[512];
  private int length;

  /**
   * Adds bytes up to the next line feed or the last of them.
   *
   * @return where the line feed is; else {@code to}, and the line is not whole yet
   */
  int add(byte[] from, int at, int to) throws ProtocolException {
    int end = at;
    while (end < to && from[end] != '\n') {
      end++;
    }
    int all = length + end - at;
    if (all > LONGEST) {
      throw new ProtocolException("a line of more than " + LONGEST + " bytes");
    }
    if (all > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(all, 2 * bytes.length));
    }
    System.arraycopy(from, at, bytes, length, end - at);
    length = all;
    return end;
  }

  void clear() {
    length = 0;
  }

  /** Drops a carriage return at its end. */
  void strip() {
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** The byte there; less than 0 past the end. */
  int at(int index) {
    return index < length ? bytes[index] : NONE;
  }

  boolean has(byte[] text, int offset) {
    return offset + text.length <= length
        && Arrays.equals(bytes, offset, offset + text.length, text, 0, text.length);
  }

  /** Where a text first stands at or after an offset. */
  int find(byte[] text, int offset) {
    for (int i = offset; i + text.length <= length; i++) {
      if (bytes[i] == text[0] && has(text, i)) {
        return i;
      }
    }
    return NONE;
  }

  /** The number whose digits begin there; less than 0 where no digit is. */
  long number(int offset) {
    int i = offset;
    long number = 0;
    while (at(i) >= '0' && at(i) <= '9') {
      number = number * RADIX + at(i) - '0';
      i++;
    }
    return i == offset ? NONE : number;
  }

  String text() {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}

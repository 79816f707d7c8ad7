// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import java.util.Arrays;

/** Bytes that add up, in a buffer that is used again. */
final class ByteSum {
  private static final int LARGEST_KEPT = 64 * 1024;

  private byte[] bytes = new byte[512];
  private int length;

  int length() {
    return length;
  }

  byte at(int index) {
    return bytes[index];
  }

  void append(byte[] more, int from, int count) {
    reserve(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
  }

  void append(ByteSum more, int from) {
    append(more.bytes, from, more.length - from);
  }

  void append(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  void clear() {
    length = 0;
    if (bytes.length > LARGEST_KEPT) {
      bytes = new byte[LARGEST_KEPT];
    }
  }

  /** What there is, which begins anew. */
  byte[] take() {
    byte[] all = Arrays.copyOf(bytes, length);
    clear();
    return all;
  }

  byte[] from(int index) {
    return Arrays.copyOfRange(bytes, index, length);
  }

  void dropFirst(int count) {
    System.arraycopy(bytes, count, bytes, 0, length - count);
    length -= count;
  }

  /** Where that byte stands first; -1 where it does not. */
  int indexOf(char ascii) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == ascii) {
        return i;
      }
    }
    return -1;
  }

  boolean startsWith(byte[] prefix) {
    return length >= prefix.length && firstIs(prefix, prefix.length);
  }

  /** Whether the first {@code count} bytes are these. */
  boolean firstIs(byte[] wanted, int count) {
    return Arrays.equals(bytes, 0, count, wanted, 0, wanted.length);
  }

  private void reserve(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes in memory. What fits the generator's buffer arrives in one piece and is copied once. */
final class Bytes extends OutputStream {
  private byte[] bytes = {};
  private int length;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] piece, int offset, int count) {
    if (length == 0) {
      bytes = Arrays.copyOfRange(piece, offset, offset + count);
    } else {
      if (count > bytes.length - length) {
        int wanted = Math.addExact(length, count);
        bytes = Arrays.copyOf(bytes, Math.max(wanted, wanted + (wanted >> 1)));
      }
      System.arraycopy(piece, offset, bytes, length, count);
    }
    length += count;
  }

  byte[] toArray() {
    return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }
}

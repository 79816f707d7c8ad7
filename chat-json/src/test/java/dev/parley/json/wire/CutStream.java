// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import java.io.InputStream;
import java.util.List;

/** Gives a few bytes at a time. */
final class CutStream extends InputStream {
  private final byte[] bytes;
  private final List<Integer> cuts;
  private int at;
  private int reads;

  CutStream(byte[] bytes, List<Integer> cuts) {
    this.bytes = bytes;
    this.cuts = cuts;
  }

  @Override
  public int read() {
    return at < bytes.length ? bytes[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (at == bytes.length) {
      return -1;
    }
    int count = Math.min(Math.min(length, bytes.length - at), cuts.get(reads++ % cuts.size()));
    System.arraycopy(bytes, at, into, offset, count);
    at += count;
    return count;
  }
}

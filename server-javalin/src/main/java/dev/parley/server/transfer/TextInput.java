// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Text as bytes of UTF-8, read as it is asked for. */
final class TextInput extends InputStream {
  private static final int AT_ONCE = 1 << 14;

  private final Reader in;
  private final char[] chars = new char[AT_ONCE];
  private byte[] bytes = {};
  private int next;
  private int kept;

  TextInput(Reader in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return next == bytes.length && !fill() ? -1 : bytes[next++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == bytes.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, into, offset, count);
    next += count;
    return count;
  }

  private boolean fill() throws IOException {
    int read = in.read(chars, kept, chars.length - kept);
    if (read < 0 && kept == 0) {
      return false;
    }
    int end = kept + Math.max(0, read);
    // half a pair waits for its other half
    kept = read >= 0 && Character.isHighSurrogate(chars[end - 1]) ? 1 : 0;
    bytes = new String(chars, 0, end - kept).getBytes(StandardCharsets.UTF_8);
    next = 0;
    if (kept == 1) {
      chars[0] = chars[end - 1];
    }
    return bytes.length > 0 || fill();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

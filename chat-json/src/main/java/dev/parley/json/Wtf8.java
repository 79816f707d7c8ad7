// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Strings as bytes, half surrogate pairs included: UTF-8, and for a half the three bytes that UTF-8
 * would have for it (WTF-8). Bytes are ordered as code points are.
 */
public final class Wtf8 {
  private static final int BEFORE_SURROGATES = 0xED;
  private static final int FIRST_OF_SURROGATES = 0xA0;

  private Wtf8() {}

  public static byte[] encode(String text) {
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (isHalf(point)) {
                out.write(0xE0 | (point >> 12));
                out.write(0x80 | ((point >> 6) & 0x3F));
                out.write(0x80 | (point & 0x3F));
              } else {
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return out.toByteArray();
  }

  /** The string that {@link #encode} wrote. */
  public static String decode(byte[] bytes) {
    int half = nextHalf(bytes, 0);
    if (half == bytes.length) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    StringBuilder out = new StringBuilder(bytes.length);
    int from = 0;
    while (half < bytes.length) {
      out.append(new String(bytes, from, half - from, StandardCharsets.UTF_8));
      out.append((char) (0xD000 | ((bytes[half + 1] & 0x3F) << 6) | (bytes[half + 2] & 0x3F)));
      from = half + 3;
      half = nextHalf(bytes, from);
    }
    return out.append(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8))
        .toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Where the next half begins; the end when there is none. */
  private static int nextHalf(byte[] bytes, int from) {
    for (int i = from; i < bytes.length - 2; i++) {
      if ((bytes[i] & 0xFF) == BEFORE_SURROGATES && (bytes[i + 1] & 0xFF) >= FIRST_OF_SURROGATES) {
        return i;
      }
    }
    return bytes.length;
  }
}

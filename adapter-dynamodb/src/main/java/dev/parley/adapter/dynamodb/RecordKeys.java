// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.error.InvalidRequestException;
import java.io.ByteArrayOutputStream;

/**
 * Names as bytes that are ordered as code points are. A sort key has 1024 bytes, and a name up to
 * 512 characters that UTF-8 would need 1536 for: so each char is two bytes, and those of pairs come
 * last. Halves of pairs take four.
 */
final class RecordKeys {
  private static final int LONGEST = 1024;
  private static final int HALF = Character.MIN_SURROGATE;

  /** Where the characters behind the surrogates move, to make room for pairs. */
  private static final int ABOVE = Character.MAX_SURROGATE + 1 - (HALF + 1);

  private static final int FIRST_OF_PAIRS = 0xFFFF - ABOVE + 1;

  private RecordKeys() {}

  static byte[] bytes(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2 * name.length());
    name.codePoints().forEach(point -> write(out, point));
    if (out.size() > LONGEST) {
      throw new InvalidRequestException(
          "name", name, "give fewer characters that are halves of surrogate pairs");
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, int point) {
    if (point > Character.MAX_VALUE) {
      write16(out, FIRST_OF_PAIRS + (Character.highSurrogate(point) - Character.MIN_SURROGATE));
      write16(out, Character.lowSurrogate(point));
    } else if (point > Character.MAX_SURROGATE) {
      write16(out, point - ABOVE);
    } else if (point >= HALF) {
      write16(out, HALF);
      write16(out, point);
    } else {
      write16(out, point);
    }
  }

  private static void write16(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  /** The name that {@link #bytes} wrote. */
  static String name(byte[] bytes) {
    StringBuilder name = new StringBuilder(bytes.length / 2);
    for (int i = 0; i < bytes.length; i += 2) {
      int value = read16(bytes, i);
      if (value < HALF) {
        name.append((char) value);
      } else if (value == HALF) {
        i += 2;
        name.append((char) read16(bytes, i));
      } else if (value < FIRST_OF_PAIRS) {
        name.append((char) (value + ABOVE));
      } else {
        i += 2;
        name.append((char) (value - FIRST_OF_PAIRS + Character.MIN_SURROGATE));
        name.append((char) read16(bytes, i));
      }
    }
    return name.toString();
  }

  private static int read16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}

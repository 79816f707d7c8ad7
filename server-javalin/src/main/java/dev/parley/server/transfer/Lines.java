// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream, one at a time, as the bytes they are. */
final class Lines {
  private static final int AT_ONCE = 1 << 16;

  private final InputStream in;
  private final byte[] read = new byte[AT_ONCE];
  private int from;
  private int to;
  private byte[] line = {};
  private long number;
  private long offset;
  private boolean whole = true;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. */
  boolean advance() throws IOException {
    ByteArrayOutputStream longer = null;
    while (true) {
      if (from == to && !fill()) {
        return end(longer == null ? new byte[0] : longer.toByteArray());
      }
      int feed = from;
      while (feed < to && read[feed] != '\n') {
        feed++;
      }
      byte[] part = Arrays.copyOfRange(read, from, feed);
      from = feed;
      if (feed == to) {
        longer = longer == null ? new ByteArrayOutputStream(2 * AT_ONCE) : longer;
        longer.writeBytes(part);
        continue;
      }
      from++;
      if (longer == null) {
        line = part;
      } else {
        longer.writeBytes(part);
        line = longer.toByteArray();
      }
      offset += line.length + 1L;
      number++;
      return true;
    }
  }

  /** What is left behind the last line feed is a line that somebody was cut off in. */
  private boolean end(byte[] rest) {
    line = rest;
    whole = false;
    if (rest.length == 0) {
      return false;
    }
    offset += rest.length;
    number++;
    return true;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(read));
    return to > 0;
  }

  /** The line that was gone to last, without its line feed; not to be changed. */
  byte[] line() {
    return line;
  }

  /** Its number, 1 for the first. */
  long number() {
    return number;
  }

  /** How many bytes there are up to its end. */
  long offset() {
    return offset;
  }

  /** Whether it has its line feed. */
  boolean isWhole() {
    return whole;
  }
}

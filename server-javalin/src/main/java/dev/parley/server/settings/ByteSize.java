// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

/**
 * A number of bytes.
 *
 * @param bytes the number, not negative
 */
public record ByteSize(long bytes) {

  private static final long MEGABYTE = 1024L * 1024L;

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes is " + bytes + ": 0 or more");
    }
  }

  /** That many times 1,048,576 bytes. */
  public static ByteSize ofMegabytes(long megabytes) {
    return new ByteSize(Math.multiplyExact(megabytes, MEGABYTE));
  }

  /** In megabytes of 1,048,576 bytes, rounded down. */
  public long toMegabytes() {
    return bytes / MEGABYTE;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

/**
 * The pieces of streamed answers, made by writing two numbers into bytes that are there already.
 */
final class Pieces {
  private static final int NUMBER_DIGITS = 6;

  /** Where a piece says how long it was held back, from the beginning of its content. */
  static final int HELD_BACK_AT = NUMBER_DIGITS + 1;

  private static final int NANOS_DIGITS = 12;
  private static final int RADIX = 10;
  private static final String BLANK =
      "0".repeat(NUMBER_DIGITS) + "@" + "0".repeat(NANOS_DIGITS) + " ";

  private final String firstText = Wire.piece(true, BLANK);
  private final String laterText = Wire.piece(false, BLANK);
  private final byte[] first = Wire.bytes(firstText);
  private final byte[] later = Wire.bytes(laterText);
  private final int firstAt = firstText.indexOf(BLANK);
  private final int laterAt = laterText.indexOf(BLANK);

  /**
   * The bytes of a piece, until the next one is asked for.
   *
   * @param number from 0 on
   * @param heldBack nanoseconds since the request came
   */
  byte[] piece(int number, long heldBack) {
    byte[] bytes = number == 0 ? first : later;
    int at = number == 0 ? firstAt : laterAt;
    write(number, bytes, at, NUMBER_DIGITS);
    write(heldBack, bytes, at + HELD_BACK_AT, NANOS_DIGITS);
    return bytes;
  }

  private static void write(long value, byte[] bytes, int at, int digits) {
    long rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' + rest % RADIX);
      rest /= RADIX;
    }
  }
}

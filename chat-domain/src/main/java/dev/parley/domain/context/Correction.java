// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

/**
 * What is made of a count, after what the model's own counts taught.
 *
 * <p>A factor above 1 raises every count. One below 1 lowers only what it was learned from: the
 * plain texts of an estimate, and of a prompt only what exceeds {@value #LEAST} tokens, since what
 * a template adds weighs most in short prompts. Factors are in sixteenths: a correction that moved
 * with every answer would move the place where conversations are cut.
 *
 * @param sixteenths the factor: at least 8, at most 32
 * @param added tokens for each prompt beside that, at least 0
 */
public record Correction(int sixteenths, int added) {
  /** So much of a prompt is never lowered. */
  static final int LEAST = 256;

  static final int WHOLE = 16;
  static final int SMALLEST = WHOLE / 2;
  static final int LARGEST = 2 * WHOLE;

  /** The count stands as it is. */
  public static final Correction NONE = new Correction(WHOLE, 0);

  public Correction {
    if (sixteenths < SMALLEST || sixteenths > LARGEST || added < 0) {
      throw new IllegalArgumentException(
          "a correction of " + sixteenths + " sixteenths and " + added + " tokens: from 8 to 32");
    }
  }

  /** The factor: 1 changes nothing. */
  public double factor() {
    return (double) sixteenths / WHOLE;
  }

  /** Whether counts of plain text come down. */
  public boolean lowers() {
    return sixteenths < WHOLE;
  }

  /**
   * The tokens of a prompt.
   *
   * @param counted as they were counted
   * @param plain how many of them are an estimate of plain text; matters only if this {@link
   *     #lowers}
   */
  public int ofPrompt(int counted, int plain) {
    long spared = (long) (WHOLE - sixteenths) * Math.max(0, Math.min(plain, counted) - LEAST);
    long factored = lowers() ? counted - spared / WHOLE : raised(counted);
    return (int) Math.min(Integer.MAX_VALUE, factored + added);
  }

  /**
   * The tokens of a message.
   *
   * @param plain whether they are an estimate of plain text
   */
  public int ofMessage(int counted, boolean plain) {
    return (int) Math.min(Integer.MAX_VALUE, !lowers() || plain ? raised(counted) : counted);
  }

  private long raised(int counted) {
    return Math.ceilDiv((long) counted * sixteenths, WHOLE);
  }
}

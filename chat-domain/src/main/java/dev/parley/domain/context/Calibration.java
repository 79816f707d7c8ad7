// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

/**
 * What a model's own counts of prompts taught about ours: the ratio of its count to ours, smoothed,
 * and how far it swings. Smoothed as round trips are in TCP (RFC 6298): an eighth of each new
 * ratio, a quarter of each new deviation, and four deviations for safety.
 *
 * @param samples how many counts it learned from
 * @param mean the smoothed ratio
 * @param deviation how far ratios are from it, smoothed
 */
public record Calibration(long samples, double mean, double deviation) {
  /** Nothing was learned yet: our count stands. */
  public static final Calibration NONE = new Calibration(0, 1, 0);

  private static final double MEAN_GAIN = 1.0 / 8;
  private static final double DEVIATION_GAIN = 1.0 / 4;
  private static final double SAFETY = 4;

  /** Before that an estimate stands as it is: few counts tell little. */
  private static final int FEWEST = 4;

  /** A template that we do not know may add or spare so many tokens. */
  private static final int SLACK = 16;

  private static final double SMALLEST_FACTOR = 0.25;
  private static final double LARGEST_FACTOR = 4;

  /** With that too low, a prompt was cut and not merely counted otherwise. */
  private static final double CUT = 0.85;

  /**
   * What is known after one more answer.
   *
   * @param counted what we counted, at least 1; without any correction
   * @param told what the provider counted, at least 1
   */
  public Calibration learn(int counted, long told) {
    double ratio = (double) told / counted;
    if (samples == 0) {
      return new Calibration(1, ratio, ratio / 2);
    }
    double off = Math.abs(ratio - mean);
    return new Calibration(
        samples + 1,
        mean + MEAN_GAIN * (ratio - mean),
        deviation + DEVIATION_GAIN * (off - deviation));
  }

  /**
   * The estimate as experience has it, on the safe side; what a model's own tokenizer counted
   * stays.
   */
  public TokenCount corrected(TokenCount count) {
    if (count.exact() || samples < FEWEST) {
      return count;
    }
    double factor = Math.clamp(mean + SAFETY * deviation, SMALLEST_FACTOR, LARGEST_FACTOR);
    return new TokenCount(
        (int) Math.min(Integer.MAX_VALUE, (long) Math.ceil(count.tokens() * factor)), false);
  }

  /**
   * Whether the provider read so much less than it was sent that it must have cut the prompt
   * without a word.
   *
   * @param count what we counted, without any correction
   * @param told what the provider counted
   */
  public boolean isCut(TokenCount count, long told) {
    if (!count.exact() && samples < FEWEST) {
      return false;
    }
    double expected = count.exact() ? count.tokens() : count.tokens() * (mean - SAFETY * deviation);
    return told + SLACK < expected * CUT;
  }
}

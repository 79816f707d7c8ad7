// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

/**
 * One gateway's turn. What is not known is NaN.
 *
 * @param cpuSeconds that the gateway used
 * @param peakMebibytes the most that was resident in it
 */
record Window(Tally tally, double seconds, double cpuSeconds, double peakMebibytes) {
  private static final double MICROS = 1e6;
  private static final double PERCENT = 100;

  double answersPerSecond() {
    return tally.answers().size() / seconds;
  }

  double microsPerAnswer() {
    return cpuSeconds * MICROS / tally.answers().size();
  }

  double microsPerChunk() {
    return cpuSeconds * MICROS / tally.chunks();
  }

  /** How much of its core the gateway used. */
  double busyPercent() {
    return cpuSeconds * PERCENT / seconds;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.util.Arrays;

/** Times in nanoseconds, as many as come. */
final class Samples {
  private static final double NANOS_A_MILLI = 1e6;

  private long[] values = new long[1024];
  private int size;

  void add(long nanos) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = nanos;
  }

  int size() {
    return size;
  }

  /** The least sample that so large a share is not above; NaN of no samples. */
  double millis(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * size);
    return sorted[Math.max(0, rank - 1)] / NANOS_A_MILLI;
  }
}

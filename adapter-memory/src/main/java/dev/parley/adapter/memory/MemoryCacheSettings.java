// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

/**
 * How much memory a cache may take.
 *
 * @param largestBytes all answers together, with what the table needs for each; at least 1
 */
public record MemoryCacheSettings(long largestBytes) {
  /** Room for some ten thousand answers. */
  public static final MemoryCacheSettings DEFAULT = new MemoryCacheSettings(64L << 20);

  public MemoryCacheSettings {
    if (largestBytes < 1) {
      throw new IllegalArgumentException("largestBytes is " + largestBytes + ": at least 1");
    }
  }
}

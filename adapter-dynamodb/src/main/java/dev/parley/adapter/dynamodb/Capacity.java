// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

/** How a table's reads and writes are paid for. */
public sealed interface Capacity {
  /** Each request by itself, with no limit that has to be foreseen. */
  Capacity ON_DEMAND = new OnDemand();

  /** Each request by itself. */
  record OnDemand() implements Capacity {}

  /**
   * As much each second, used or not; more is throttled. The index of the conversations has as much
   * of its own.
   *
   * @param reads of 4 KB each second, at least 1
   * @param writes of 1 KB each second, at least 1
   */
  record Provisioned(long reads, long writes) implements Capacity {
    public Provisioned {
      if (reads < 1 || writes < 1) {
        throw new IllegalArgumentException(
            "reads are " + reads + " and writes " + writes + ": give 1 or more of each");
      }
    }
  }
}

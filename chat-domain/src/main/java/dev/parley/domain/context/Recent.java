// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The units before the newest, newest first, read only as far as there is room for them. */
final class Recent {
  /** Why units that no user message begins are left out. */
  static final String NOT_BEGUN = "the model wants a user message first";

  private final UnitReader history;
  private final Deque<Unit> earlier;
  private final boolean begunOnly;
  private final TokenCounter counter;
  private final List<Unit> units = new ArrayList<>();
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Unit> leftOut = new ArrayList<>();
  private boolean ended;

  /**
   * Units to be read.
   *
   * @param earlier those that are new in the turn, oldest first
   * @param begunOnly whether the model takes none that lacks its user message
   */
  Recent(List<Unit> earlier, UnitReader history, boolean begunOnly, TokenCounter counter) {
    this.history = history;
    this.earlier = new ArrayDeque<>(earlier);
    this.begunOnly = begunOnly;
    this.counter = counter;
  }

  /** Reads one more; false when there is none. */
  private boolean readOn() {
    while (!earlier.isEmpty() || history.hasNext()) {
      Unit unit = earlier.isEmpty() ? history.next() : earlier.removeLast();
      if (begunOnly && !unit.isBegun()) {
        leftOut.add(unit);
      } else {
        units.add(unit);
        long start = unit.messages().getFirst().size();
        stretches.add(Stretch.of(unit.healed(), start, counter));
        return true;
      }
    }
    ended = true;
    return false;
  }

  /** Reads until what was read costs more than that under the cap, or there is no more. */
  boolean readBeyond(long cost, long cap) {
    long sum = Stretch.cost(stretches, cap);
    while (sum <= cost) {
      if (!readOn()) {
        return false;
      }
      sum += stretches.getLast().cost(cap);
    }
    return true;
  }

  /** Reads all there is. */
  void readAll() {
    while (readOn()) {
      // Each is kept as it comes.
    }
  }

  /** Whether it is known that all there is was read. */
  boolean isEnded() {
    return ended;
  }

  /** What was read, newest first. */
  List<Unit> units() {
    return units;
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** Units that the model does not take at all. */
  List<Unit> leftOut() {
    return leftOut;
  }

  /** The smallest sequence that was read. */
  long oldestRead() {
    return history.oldestRead();
  }
}

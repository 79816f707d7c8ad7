// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Reads a history as units, newest first. */
final class UnitReader implements Iterator<Unit> {
  private final Iterator<History.Item> items;
  private final Consumer<History.Skipped> skipped;
  private final List<Placed> newestFirst = new ArrayList<>();
  private long oldestRead;

  /**
   * A reader of units.
   *
   * @param end the sequence after the newest of the history
   * @param skipped told of each place that is in no unit
   */
  UnitReader(History history, long end, Consumer<History.Skipped> skipped) {
    this.items = history.iterator();
    this.oldestRead = end;
    this.skipped = skipped;
  }

  /** The smallest sequence that was read so far. */
  long oldestRead() {
    return oldestRead;
  }

  @Override
  public boolean hasNext() {
    while (!isWhole() && items.hasNext()) {
      History.Item item = items.next();
      oldestRead = item.sequence();
      switch (item) {
        case History.Said said -> newestFirst.add(said.placed());
        case History.Skipped place -> skipped.accept(place);
      }
    }
    return !newestFirst.isEmpty();
  }

  private boolean isWhole() {
    return !newestFirst.isEmpty() && Unit.beginsWith(newestFirst.getLast().message());
  }

  @Override
  public Unit next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<Placed> messages = new ArrayList<>(newestFirst);
    newestFirst.clear();
    Collections.reverse(messages);
    return new Unit(messages);
  }
}

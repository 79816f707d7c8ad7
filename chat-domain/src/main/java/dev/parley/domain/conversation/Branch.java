// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import java.util.ArrayList;
import java.util.List;

/**
 * One way through a log: the entries that were said one after the other, as stretches of neighbours
 * in their order. Whether an entry is on it, and what is left out between, is known without reading
 * any.
 */
public record Branch(List<Stretch> stretches) {
  public Branch {
    stretches = List.copyOf(stretches);
  }

  /** Neighbours in the log, both ends included. */
  public record Stretch(long first, long last) {
    public long count() {
      return last - first + 1;
    }
  }

  public boolean contains(Sequence sequence) {
    int low = 0;
    int high = stretches.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Stretch stretch = stretches.get(middle);
      if (sequence.value() < stretch.first()) {
        high = middle - 1;
      } else if (sequence.value() > stretch.last()) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** Its newest entry; {@link Sequence#NONE} where it has none. */
  public Sequence end() {
    return stretches.isEmpty() ? Sequence.NONE : new Sequence(stretches.getLast().last());
  }

  /** What of it stands before that place. */
  public Branch before(Sequence place) {
    return between(Sequence.NONE, place);
  }

  /** What of it stands after that place. */
  public Branch after(Sequence place) {
    return between(place, new Sequence(Long.MAX_VALUE));
  }

  private Branch between(Sequence after, Sequence before) {
    List<Stretch> within = new ArrayList<>();
    for (Stretch stretch : stretches) {
      long first = Math.max(stretch.first(), after.value() + 1);
      long last = Math.min(stretch.last(), before.value() - 1);
      if (first <= last) {
        within.add(new Stretch(first, last));
      }
    }
    return new Branch(within);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sent of what was said.
 *
 * @param recent of the units before the newest, oldest first
 * @param newest of the answers in the newest unit, oldest first
 * @param kept how many units before the newest it is
 */
record Selection(List<Placed> recent, List<Placed> newest, int kept) {
  /** A cap that nothing exceeds. */
  private static final long WHOLE = Long.MAX_VALUE;

  static Selection all(Newest newest, Recent recent) {
    return new Selection(
        Stretch.under(recent.stretches(), WHOLE),
        Stretch.under(newest.groups(), WHOLE),
        recent.stretches().size());
  }

  /**
   * As much as a room takes. More room never takes less: each message costs the less of it, the
   * larger it is, and no place to cut is given up for a later one.
   *
   * @param room in tokens; no calls and results cost more than a quarter of it
   * @return null where not even the newest call with its results fits
   */
  static @Nullable Selection within(int room, Newest newest, Recent recent) {
    long all = (long) room * Weighed.QUARTERS;
    List<Stretch> groups = newest.groups();
    if (Stretch.cost(groups, room) > all) {
      return ofNewest(room, groups);
    }
    if (recent.isEnded() && tokens(groups) + tokens(recent.stretches()) <= room) {
      return all(newest, recent);
    }
    int kept = Cut.oldestKept(new Units(newest, recent.stretches()), recent.isEnded(), room);
    return new Selection(
        Stretch.under(recent.stretches().subList(0, kept), room),
        Stretch.under(groups, room),
        kept);
  }

  /** The newest answers of a unit that does not fit. */
  private static @Nullable Selection ofNewest(int room, List<Stretch> groups) {
    int oldest = Cut.oldestKept(new Answers(groups), false, room);
    if (oldest >= 0) {
      return new Selection(List.of(), Stretch.under(groups.subList(0, oldest + 1), room), 0);
    }
    Stretch last = groups.getFirst();
    long all = (long) room * Weighed.QUARTERS;
    if (last.cost(0) > all) {
      return null;
    }
    long fits = 0;
    long tooMuch = room;
    while (tooMuch - fits > 1) {
      long cap = (fits + tooMuch) / 2;
      if (last.cost(cap) <= all) {
        fits = cap;
      } else {
        tooMuch = cap;
      }
    }
    return new Selection(List.of(), Stretch.under(List.of(last), fits), 0);
  }

  private static long tokens(List<Stretch> stretches) {
    return stretches.stream().mapToLong(Stretch::tokens).sum();
  }

  /** The newest unit, and those before it. */
  private record Units(Newest newest, List<Stretch> before) implements Cut.Stretches {
    @Override
    public int count() {
      return before.size() + 1;
    }

    @Override
    public long cost(int index, int room) {
      return index == 0 ? Stretch.cost(newest.groups(), room) : before.get(index - 1).cost(room);
    }

    @Override
    public long start(int index) {
      if (index > 0) {
        return before.get(index - 1).start();
      }
      return newest.unit().messages().isEmpty()
          ? before.getFirst().start()
          : newest.unit().messages().getFirst().size();
    }
  }

  /** The answers of one unit. */
  private record Answers(List<Stretch> groups) implements Cut.Stretches {
    @Override
    public int count() {
      return groups.size();
    }

    @Override
    public long cost(int index, int room) {
      return groups.get(index).cost(room);
    }

    @Override
    public long start(int index) {
      return groups.get(index).start();
    }
  }
}

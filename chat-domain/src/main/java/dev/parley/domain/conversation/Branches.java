// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import java.util.ArrayList;
import java.util.List;

/**
 * The branches of a conversation, as its header has them. A log is only appended to: what is said
 * in the place of something else begins a branch.
 *
 * @param tip the newest entry of the branch in use, which the next one follows
 * @param size the {@link RoughSize} of that branch, all of its entries together
 * @param forks where branches begin, in the order in which they were begun
 */
public record Branches(Sequence tip, long size, List<Fork> forks) {
  /** The most forks of a conversation: its header is written whole, several times a turn. */
  public static final int MOST_FORKS = 1000;

  /** Of a conversation that nothing was said in yet. */
  public static final Branches NONE = new Branches(Sequence.NONE, 0, List.of());

  public Branches {
    forks = List.copyOf(forks);
  }

  /** Of a log that nobody ever branched. */
  public static Branches single(Sequence last, long size) {
    return new Branches(last, size, List.of());
  }

  /**
   * As many entries more, after the tip.
   *
   * @param last the end of the log before them
   */
  Branches grown(Sequence last, long entries, long nextSize) {
    if (entries == 0) {
      return this;
    }
    List<Fork> next = forks;
    if (!tip.equals(last)) {
      next = new ArrayList<>(forks);
      next.add(new Fork(last.plus(1), tip));
    }
    return new Branches(last.plus(entries), nextSize, next);
  }

  Branches using(Sequence nextTip, long nextSize) {
    return new Branches(nextTip, nextSize, forks);
  }
}

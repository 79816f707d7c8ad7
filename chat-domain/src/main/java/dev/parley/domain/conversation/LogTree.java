// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the entries of a log follow each other: each one its neighbour, but for the first of each
 * branch. The forks are all there is to know, so that no entry is read.
 *
 * @param last the newest entry
 * @param forks in the order in which the branches were begun
 */
public record LogTree(Sequence last, List<Fork> forks) {
  public LogTree {
    forks = List.copyOf(forks);
  }

  /** The way from the beginning to that entry. */
  public Branch branch(Sequence end) {
    List<Branch.Stretch> newestFirst = new ArrayList<>();
    Sequence at = end;
    while (at.value() > 0) {
      Fork fork = begun(at);
      newestFirst.add(new Branch.Stretch(fork == null ? 1 : fork.first().value(), at.value()));
      at = fork == null ? Sequence.NONE : fork.after();
    }
    Collections.reverse(newestFirst);
    return new Branch(newestFirst);
  }

  /** The entry that this one follows; {@link Sequence#NONE} for one that begins a conversation. */
  public Sequence before(Sequence entry) {
    Fork fork = begun(entry);
    return fork != null && fork.first().equals(entry)
        ? fork.after()
        : new Sequence(entry.value() - 1);
  }

  /** The entries that follow the same one as this, itself among them, the oldest first. */
  public List<Sequence> siblings(Sequence entry) {
    Sequence before = before(entry);
    List<Sequence> siblings = new ArrayList<>();
    Sequence next = before.plus(1);
    if (next.compareTo(last) <= 0 && before(next).equals(before)) {
      siblings.add(next);
    }
    for (Fork fork : forks) {
      if (fork.after().equals(before)) {
        siblings.add(fork.first());
      }
    }
    return siblings;
  }

  /** The end of the newest branch that leads through that entry. */
  public Sequence leaf(Sequence entry) {
    List<Branch.Stretch> under = new ArrayList<>();
    under.add(rest(entry));
    for (Fork fork : forks) {
      if (fork.first().compareTo(entry) > 0 && new Branch(under).contains(fork.after())) {
        under.add(rest(fork.first()));
      }
    }
    return new Sequence(under.getLast().last());
  }

  /** From that entry to the next one that does not follow its neighbour. */
  private Branch.Stretch rest(Sequence entry) {
    int next = upTo(entry) + 1;
    long end = next < forks.size() ? forks.get(next).first().value() - 1 : last.value();
    return new Branch.Stretch(entry.value(), end);
  }

  /** The fork that the neighbours around an entry begin with; null for the log's beginning. */
  private @Nullable Fork begun(Sequence entry) {
    int index = upTo(entry);
    return index < 0 ? null : forks.get(index);
  }

  /** The newest fork whose branch begins no later; -1 for none. */
  private int upTo(Sequence entry) {
    int low = 0;
    int high = forks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (forks.get(middle).first().compareTo(entry) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** What was said before, newest first, read only as far as it is asked for. */
@FunctionalInterface
public interface History extends Iterable<History.Item> {
  /** Why an instruction is kept, wherever it stands. */
  String INSTRUCTION = "system messages always stand first";

  /** Messages, oldest first, as a history. */
  static History of(List<Placed> messages) {
    List<Item> newestFirst = new ArrayList<>(messages.size());
    messages.forEach(placed -> newestFirst.add(new Said(placed)));
    Collections.reverse(newestFirst);
    return newestFirst::iterator;
  }

  @Override
  Iterator<Item> iterator();

  /** A message, or the place of one that does not stand here in the prompt. */
  sealed interface Item {
    long sequence();
  }

  /** A message that may be sent. */
  record Said(Placed placed) implements Item {
    @Override
    public long sequence() {
      return placed.sequence();
    }
  }

  /**
   * The place of messages that do not stand here in the prompt, and why.
   *
   * @param sequence of the first
   * @param count how many neighbours
   */
  record Skipped(long sequence, long count, Ledger.Fate fate, String why) implements Item {}
}

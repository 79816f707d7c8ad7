// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the fates of a conversation's messages, in any order, and tells them in order with
 * neighbours of one fate as one.
 */
public final class LedgerEntries {
  private final List<Ledger.Entry> entries = new ArrayList<>();

  public LedgerEntries() {}

  public void add(long sequence, long count, int tokens, Ledger.Fate fate, String why) {
    if (count > 0) {
      entries.add(new Ledger.Entry(sequence, count, tokens, fate, why));
    }
  }

  public List<Ledger.Entry> inOrder() {
    List<Ledger.Entry> merged = new ArrayList<>();
    entries.sort(Comparator.comparingLong(Ledger.Entry::sequence));
    for (Ledger.Entry entry : entries) {
      if (!merged.isEmpty() && continues(merged.getLast(), entry)) {
        merged.add(merged.removeLast().plus(entry));
      } else {
        merged.add(entry);
      }
    }
    return merged;
  }

  private static boolean continues(Ledger.Entry last, Ledger.Entry next) {
    return last.fate() == next.fate()
        && last.why().equals(next.why())
        && last.sequence() + last.count() == next.sequence();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.conversation.Summary;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Tells of messages that do not stand in the prompt what stands for them, if anything does. */
final class LeftOut {
  private static final String TOO_OLD = "older than what fits the window";
  private static final String NOT_YET = "the summary does not reach here yet";
  private static final String COVERED = "the summary stands for it";

  private final LedgerEntries entries;
  private final long covers;
  private final String uncovered;

  /** The places that are told one by one: why, or empty for those that others tell of. */
  private final NavigableMap<Long, String> singles = new TreeMap<>();

  LeftOut(Sections sections, Terms terms, Material.Conversation material, LedgerEntries entries) {
    this.entries = entries;
    this.covers = sections.covers();
    Summary summary = material.supplements().under(terms.options().strategy()).summary();
    boolean summarises = summary != null || terms.options().strategy() == Strategy.SUMMARIZE;
    this.uncovered = summarises ? NOT_YET : TOO_OLD;
    for (Sections.Said said : sections.notes()) {
      said.note().quotes().forEach(sequence -> singles.put(sequence, said.note().why()));
    }
    material.instructions().forEach(placed -> singles.put(placed.sequence(), ""));
  }

  /** All that stands before a place. */
  void before(long end) {
    long from = 1;
    for (Map.Entry<Long, String> single : singles.subMap(1L, end).entrySet()) {
      stretch(from, single.getKey());
      if (!single.getValue().isEmpty()) {
        add(single.getKey());
      }
      from = single.getKey() + 1;
    }
    stretch(from, end);
  }

  /** One message. */
  void add(long sequence) {
    String recalled = singles.get(sequence);
    if (recalled != null && !recalled.isEmpty()) {
      entries.add(sequence, 1, 0, Ledger.Fate.RECALLED, recalled);
    } else {
      stretch(sequence, sequence + 1);
    }
  }

  private void stretch(long from, long end) {
    long split = Math.clamp(covers + 1, from, Math.max(from, end));
    entries.add(from, split - from, 0, Ledger.Fate.SUMMARIZED, COVERED);
    entries.add(split, end - split, 0, Ledger.Fate.DROPPED, uncovered);
  }
}

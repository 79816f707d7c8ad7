// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerEntriesTest {
  private final LedgerEntries entries = new LedgerEntries();

  @Test
  void neighboursOfOneFateAreOneEntryWhateverTheOrderTheyCameIn() {
    entries.add(3, 1, 30, Ledger.Fate.KEPT, "fits");
    entries.add(1, 1, 10, Ledger.Fate.KEPT, "fits");
    entries.add(2, 1, 20, Ledger.Fate.KEPT, "fits");
    assertThat(entries.inOrder())
        .containsExactly(new Ledger.Entry(1, 3, 60, Ledger.Fate.KEPT, "fits"));
  }

  @Test
  void otherFateOrOtherReasonIsAnotherEntry() {
    entries.add(1, 940, 0, Ledger.Fate.DROPPED, "old");
    entries.add(941, 1, 0, Ledger.Fate.DROPPED, "deleted");
    entries.add(942, 1, 9, Ledger.Fate.KEPT, "fits");
    assertThat(entries.inOrder()).extracting(Ledger.Entry::count).containsExactly(940L, 1L, 1L);
  }

  @Test
  void stretchOfNothingIsNoEntry() {
    entries.add(1, 0, 0, Ledger.Fate.DROPPED, "old");
    assertThat(entries.inOrder()).isEmpty();
  }
}

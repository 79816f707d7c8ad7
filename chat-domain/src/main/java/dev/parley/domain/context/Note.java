// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.List;

/**
 * What is told to the model for this turn alone.
 *
 * @param text as the model reads it
 * @param why what the ledger says of it
 * @param quotes the sequences of the messages that it quotes; empty for knowledge
 */
public record Note(Kind kind, String text, String why, List<Long> quotes) {
  /** Where a note comes from. */
  public enum Kind {
    KNOWLEDGE("knowledge"),
    RECALLED("recalled");

    private final String section;

    Kind(String section) {
      this.section = section;
    }

    /** The ledger's name for notes of this kind. */
    public String section() {
      return section;
    }
  }

  public Note {
    quotes = List.copyOf(quotes);
  }
}

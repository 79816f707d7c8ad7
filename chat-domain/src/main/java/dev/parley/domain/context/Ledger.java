// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a model was sent, and what became of each stretch of the conversation.
 *
 * @param window tokens of prompt and answer together; empty when nobody knows
 * @param reservedForAnswer tokens kept free
 * @param used tokens of the prompt
 * @param exact whether the model's own tokenizer counted
 * @param counted the tokens of the prompt before the correction
 * @param correction what experience with the model made of that
 * @param sections what the prompt is made of, in its order
 * @param entries cover the conversation once, in order
 */
public record Ledger(
    String model,
    OptionalInt window,
    int reservedForAnswer,
    int used,
    boolean exact,
    int counted,
    Correction correction,
    List<Section> sections,
    List<Entry> entries) {
  public Ledger {
    sections = List.copyOf(sections);
    entries = List.copyOf(entries);
  }

  /** Whether {@code used} is an estimate: of the tokenizer, or by the correction. */
  public boolean isEstimate() {
    return !exact || used != counted;
  }

  /** A part of the prompt. */
  public record Section(String name, int tokens) {}

  /**
   * Neighbours that share a fate.
   *
   * @param sequence of the first
   * @param count how many
   */
  public record Entry(long sequence, long count, int tokens, Fate fate, String why) {
    Entry plus(Entry next) {
      return new Entry(sequence, count + next.count, tokens + next.tokens, fate, why);
    }
  }

  /** What became of a message. */
  public enum Fate {
    KEPT,
    SHORTENED,
    SUMMARIZED,
    RECALLED,
    DROPPED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
      return wireName;
    }
  }
}

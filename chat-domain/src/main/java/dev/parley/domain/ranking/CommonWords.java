// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import dev.parley.domain.conversation.Word;
import dev.parley.domain.conversation.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that stand in so many turns of a dialogue that they tell none from another: the speakers'
 * names above all. A question is better embedded, and better looked up, without them.
 *
 * @param folded without case and accents
 */
public record CommonWords(Set<String> folded) {
  /** What stands in more than this share of the turns is common. */
  public static final double SHARE = 0.2;

  /** Of fewer turns, nothing can be said. */
  public static final int FEWEST_TURNS = 20;

  public CommonWords {
    folded = Set.copyOf(folded);
  }

  /**
   * The common words of a dialogue.
   *
   * @param turns all of it, or a sample; each as it is looked up, with its speaker before it
   */
  public static CommonWords of(Collection<String> turns) {
    if (turns.size() < FEWEST_TURNS) {
      return new CommonWords(Set.of());
    }
    Map<String, Integer> holders = new HashMap<>();
    for (String turn : turns) {
      for (String word : new HashSet<>(words(turn))) {
        holders.merge(word, 1, Integer::sum);
      }
    }
    return new CommonWords(
        holders.entrySet().stream()
            .filter(word -> word.getValue() > SHARE * turns.size())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }

  /**
   * The question without its common words; as it is when nothing else is in it, or no more than one
   * word.
   */
  public String without(String question) {
    List<Word> words = Words.of(question);
    StringBuilder kept = new StringBuilder();
    int from = 0;
    int left = 0;
    for (Word word : words) {
      if (folded.contains(word.folded())) {
        kept.append(question, from, word.from());
        from = word.to();
      } else {
        left++;
      }
    }
    kept.append(question, from, question.length());
    return left < 2 ? question : kept.toString().replaceAll("\\s+", " ").strip();
  }

  private static List<String> words(String text) {
    return Words.of(text).stream().map(Word::folded).toList();
  }
}

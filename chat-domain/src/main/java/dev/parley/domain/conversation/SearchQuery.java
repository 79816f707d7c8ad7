// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is searched for: all of its terms must occur. Whatever is no letter or digit only separates
 * words, so that no query is wrong and none means more than it says.
 *
 * @param terms distinct, in order; none for a query without a word, which finds nothing
 */
public record SearchQuery(List<Term> terms) {
  public SearchQuery {
    terms = List.copyOf(terms);
  }

  /**
   * Words that must stand side by side: one, but for scripts without spaces.
   *
   * @param words folded, at least one
   * @param prefix whether words that begin like the last one are meant as well
   */
  public record Term(List<String> words, boolean prefix) {
    public Term {
      words = List.copyOf(words);
    }

    private boolean isAt(int place, List<Word> text) {
      if (place + words.size() > text.size()) {
        return false;
      }
      int last = words.size() - 1;
      for (int i = 0; i < last; i++) {
        if (!text.get(place + i).folded().equals(words.get(i))) {
          return false;
        }
      }
      String end = text.get(place + last).folded();
      return prefix ? end.startsWith(words.get(last)) : end.equals(words.get(last));
    }
  }

  /** The query that a person typed; its last word may be one that is still being typed. */
  public static SearchQuery of(String typed) {
    List<List<String>> terms = new ArrayList<>();
    for (Word word : Words.of(typed)) {
      if (!word.joined()) {
        terms.add(new ArrayList<>());
      }
      terms.getLast().add(word.folded());
    }
    List<Term> distinct = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Term term = new Term(terms.get(i), i == terms.size() - 1);
      if (!distinct.contains(term)) {
        distinct.add(term);
      }
    }
    return new SearchQuery(distinct);
  }

  /** Whether it asks for nothing. */
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether every term occurs in the text. */
  public boolean matches(String text) {
    Set<Integer> found = new HashSet<>();
    hits(Words.of(text)).forEach(hit -> found.add(hit.term()));
    return !isEmpty() && found.size() == terms.size();
  }

  /** Where the terms occur among the words of a text, in order of their beginnings. */
  List<Hit> hits(List<Word> text) {
    Map<String, List<Integer>> byFirstWord = new HashMap<>();
    for (int term = 0; term < terms.size(); term++) {
      String first = isOpen(term) ? "" : terms.get(term).words().getFirst();
      byFirstWord.computeIfAbsent(first, key -> new ArrayList<>()).add(term);
    }
    List<Hit> hits = new ArrayList<>();
    for (int place = 0; place < text.size(); place++) {
      for (String first : List.of(text.get(place).folded(), "")) {
        for (int term : byFirstWord.getOrDefault(first, List.of())) {
          if (terms.get(term).isAt(place, text)) {
            int last = place + terms.get(term).words().size() - 1;
            hits.add(new Hit(term, text.get(place).from(), text.get(last).to()));
          }
        }
      }
    }
    return hits;
  }

  /** Whether words of many kinds may begin the term. */
  private boolean isOpen(int term) {
    return terms.get(term).prefix() && terms.get(term).words().size() == 1;
  }

  /** A term in a text, from a character to another. */
  record Hit(int term, int from, int to) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.conversation.Found.Piece;
import dev.parley.domain.conversation.SearchQuery.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Cuts the stretch out of a text that shows most of what was searched for. */
final class Excerpt {
  private static final String CUT = "…";

  /** How much is shown before the first hit where there is more after it. */
  private static final int BEFORE = 40;

  private final String text;
  private final List<Word> words;
  private final List<Hit> hits;

  private Excerpt(String text, SearchQuery query) {
    this.text = text;
    this.words = Words.of(text);
    this.hits = query.hits(words);
  }

  static List<Piece> of(String text, SearchQuery query) {
    Excerpt excerpt = new Excerpt(text.strip(), query);
    int from = excerpt.from();
    return excerpt.pieces(from, excerpt.to(from));
  }

  private int from() {
    if (text.length() <= Found.LONGEST_EXCERPT || hits.isEmpty()) {
      return 0;
    }
    Hit best = best();
    int latest = Math.min(best.from() - BEFORE, text.length() - Found.LONGEST_EXCERPT);
    return latest <= 0
        ? 0
        : words.stream()
            .mapToInt(Word::from)
            .filter(from -> from >= latest)
            .findFirst()
            .orElse(best.from());
  }

  /** The hit that begins the stretch with the most different terms, then the most hits. */
  private Hit best() {
    Hit best = hits.getFirst();
    long bestScore = 0;
    for (int i = 0; i < hits.size(); i++) {
      int end = hits.get(i).from() + Found.LONGEST_EXCERPT - BEFORE;
      Set<Integer> terms = new HashSet<>();
      int count = 0;
      for (int j = i; j < hits.size() && hits.get(j).to() <= end; j++) {
        terms.add(hits.get(j).term());
        count++;
      }
      long score = terms.size() * (long) Found.LONGEST_EXCERPT + count;
      if (score > bestScore) {
        best = hits.get(i);
        bestScore = score;
      }
    }
    return best;
  }

  private int to(int from) {
    int latest = from + Found.LONGEST_EXCERPT;
    if (latest >= text.length()) {
      return text.length();
    }
    int whole =
        words.stream()
            .filter(word -> word.from() >= from && word.to() <= latest)
            .mapToInt(Word::to)
            .max()
            .orElse(from);
    if (whole > from) {
      return whole;
    }
    return Character.isLowSurrogate(text.charAt(latest)) ? latest - 1 : latest;
  }

  private List<Piece> pieces(int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder between = new StringBuilder(from > 0 ? CUT : "");
    int at = from;
    for (int i = 0; i < hits.size(); i++) {
      int start = Math.max(hits.get(i).from(), at);
      int end = Math.min(hits.get(i).to(), to);
      if (start < end) {
        between.append(text, at, start);
        add(pieces, between.toString(), false);
        between.setLength(0);
        add(pieces, text.substring(start, end), true);
        at = end;
      }
    }
    add(
        pieces,
        between.append(text, at, to).append(to < text.length() ? CUT : "").toString(),
        false);
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, boolean hit) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(PlainLine.withPlainSpaces(text), hit));
    }
  }
}

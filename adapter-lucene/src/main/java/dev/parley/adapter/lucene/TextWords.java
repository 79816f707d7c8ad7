// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.conversation.Word;
import dev.parley.domain.conversation.Words;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words that a text is found by, as the search for conversations has them. Scripts without
 * spaces between words are cut into pairs of neighbours: a pair says far more than one character.
 */
final class TextWords {
  /** What a query has beyond so many different words makes it slow, and hardly better. */
  static final int MOST_ASKED = 256;

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  private TextWords() {}

  /** Of a text that is found: pairs, and single characters too, for questions of one character. */
  static List<String> held(String text) {
    List<String> found = new ArrayList<>();
    Word before = null;
    for (Word word : Words.of(text)) {
      found.add(word.folded());
      if (before != null && isPair(before, word)) {
        found.add(before.folded() + word.folded());
      }
      before = word;
    }
    return found;
  }

  /** Of a text that is looked for: pairs, and a character by itself only where it stands alone. */
  static Set<String> asked(String text) {
    List<Word> words = Words.of(text);
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < words.size() && found.size() < MOST_ASKED; i++) {
      Word word = words.get(i);
      boolean afterPair = i > 0 && isPair(words.get(i - 1), word);
      if (i + 1 < words.size() && isPair(word, words.get(i + 1))) {
        found.add(word.folded() + words.get(i + 1).folded());
      } else if (!afterPair) {
        found.add(word.folded());
      }
    }
    return found;
  }

  private static boolean isPair(Word first, Word second) {
    return second.joined() && isWithoutSpaces(first) && isWithoutSpaces(second);
  }

  private static boolean isWithoutSpaces(Word word) {
    return WITHOUT_SPACES.contains(UnicodeScript.of(word.folded().codePointAt(0)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cuts texts into word pieces exactly as the model's original tokenizer does. */
final class Tokenizer {
  private final Vocabulary vocabulary;
  private final Words words;
  private final BitSet continuing;
  private final Pattern specials;
  private final int longestPiece;

  private Tokenizer(Vocabulary vocabulary, Words words) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.continuing = vocabulary.continuing();
    this.specials =
        Pattern.compile(
            vocabulary.specials().keySet().stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    this.longestPiece = vocabulary.longestPiece();
  }

  static Tokenizer of(Vocabulary vocabulary) {
    return new Tokenizer(vocabulary, new Words(Characters.read()));
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Whether a piece is the first one of a word. */
  boolean startsWord(int piece) {
    return !continuing.get(piece);
  }

  /** The ids of a text's pieces, without those that frame it. */
  int[] pieces(String text) {
    IntStream.Builder pieces = IntStream.builder();
    Matcher special = specials.matcher(text);
    int from = 0;
    while (special.find()) {
      addWords(text.substring(from, special.start()), pieces);
      pieces.add(vocabulary.special(special.group()));
      from = special.end();
    }
    addWords(text.substring(from), pieces);
    return pieces.build().toArray();
  }

  private void addWords(String text, IntStream.Builder pieces) {
    for (String word : words.of(text)) {
      addWord(word, pieces);
    }
  }

  /** The longest piece that fits, again and again; a word that does not come out is unknown. */
  private void addWord(String word, IntStream.Builder pieces) {
    Integer whole = vocabulary.starts().get(word);
    if (whole != null) {
      pieces.add(whole);
      return;
    }
    if (word.codePointCount(0, word.length()) > vocabulary.longestWord()) {
      pieces.add(vocabulary.unknown());
      return;
    }
    int[] found = new int[word.length()];
    int count = 0;
    for (int from = 0; from < word.length(); count++) {
      int to = Math.min(word.length(), from + longestPiece);
      Integer id = vocabulary.piece(word, from, to);
      while (id == null && to > from + 1) {
        to--;
        id = vocabulary.piece(word, from, to);
      }
      if (id == null) {
        pieces.add(vocabulary.unknown());
        return;
      }
      found[count] = id;
      from = to;
    }
    for (int i = 0; i < count; i++) {
      pieces.add(found[i]);
    }
  }
}

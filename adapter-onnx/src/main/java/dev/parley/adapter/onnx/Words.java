// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into words, in lower case and without accents. */
final class Words {
  private final Characters characters;

  Words(Characters characters) {
    this.characters = characters;
  }

  /** The words in order; a punctuation mark is one by itself, and so is a Chinese character. */
  List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String plain = Normalizer.normalize(cleaned(text), Normalizer.Form.NFD);
    for (int i = 0, c; i < plain.length(); i += Character.charCount(c)) {
      c = plain.codePointAt(i);
      if (Characters.isSpace(c)) {
        end(word, words);
      } else if (characters.isPunctuation(c)) {
        end(word, words);
        words.add(Character.toString(c));
      } else if (!characters.isDropped(c)) {
        word.appendCodePoint(Character.toLowerCase(c));
      }
    }
    end(word, words);
    return words;
  }

  private String cleaned(String text) {
    StringBuilder cleaned = new StringBuilder(text.length() + 16);
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (Characters.isChinese(c)) {
        // before it is decomposed, since some turn into another one then
        cleaned.append(' ').appendCodePoint(c).append(' ');
      } else if (!characters.isDropped(c)) {
        cleaned.appendCodePoint(c);
      }
    }
    return cleaned.toString();
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}

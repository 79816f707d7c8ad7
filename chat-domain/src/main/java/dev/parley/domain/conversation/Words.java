// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes a text apart into the words that a search finds it by. Case, accents and the width of
 * letters do not count. A character of a script without spaces between words (Chinese, Japanese,
 * Thai and others) is a word by itself, so that any part of such a text can be found as a row of
 * words; so is a picture.
 */
public final class Words {
  /** Text beyond so many words is not searched: it is data that was pasted. */
  public static final int MOST = 50_000;

  /** So much of a word counts, in characters: what is longer is no word but data. */
  public static final int LONGEST = 64;

  private final List<Word> words = new ArrayList<>();
  private final StringBuilder folded = new StringBuilder();
  private int from;
  private int to;
  private boolean alone;
  private boolean gap = true;

  private Words() {}

  /** The words of the text, in order. */
  public static List<Word> of(String text) {
    Words words = new Words();
    int at = 0;
    while (at < text.length() && words.words.size() < MOST) {
      int character = text.codePointAt(at);
      int next = at + Character.charCount(character);
      words.read(character, at, next);
      at = next;
    }
    words.end();
    return words.words;
  }

  /** The words of the text as they are kept in an index: folded, a space between them. */
  public static String folded(String text) {
    return of(text).stream().map(Word::folded).collect(Collectors.joining(" "));
  }

  private void read(int character, int at, int next) {
    if (character < 0x80) {
      boolean letter = Character.isLetterOrDigit(character);
      add(
          Character.toLowerCase(character),
          letter ? Letters.Kind.LETTER : Letters.Kind.GAP,
          at,
          next);
      return;
    }
    String letters = Letters.fold(character);
    for (int i = 0; i < letters.length(); i = letters.offsetByCodePoints(i, 1)) {
      int letter = letters.codePointAt(i);
      add(letter, Letters.kind(letter), at, next);
    }
  }

  private void add(int character, Letters.Kind kind, int at, int next) {
    switch (kind) {
      case GAP -> {
        end();
        gap = true;
      }
      case IGNORED -> to = next;
      case MARK -> {
        if (!folded.isEmpty()) {
          append(character, next);
        }
      }
      case LETTER, ALONE -> {
        if (alone || kind == Letters.Kind.ALONE) {
          end();
        }
        if (folded.isEmpty()) {
          from = at;
          alone = kind == Letters.Kind.ALONE;
        }
        append(character, next);
      }
    }
  }

  private void append(int character, int next) {
    if (folded.length() < LONGEST) {
      folded.appendCodePoint(character);
    }
    to = next;
  }

  private void end() {
    if (!folded.isEmpty()) {
      words.add(new Word(folded.toString(), from, to, !gap));
      folded.setLength(0);
      gap = false;
    }
    alone = false;
  }
}

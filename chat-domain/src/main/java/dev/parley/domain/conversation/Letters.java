// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Characters as the search sees them: without case, accents and forms, and what they are to words.
 */
final class Letters {
  /** What a folded character does to the word that it stands in. */
  enum Kind {
    /** It goes on with the word. */
    LETTER,
    /** It is a word by itself: its script puts no spaces between words, or it is a picture. */
    ALONE,
    /** It belongs to the letter before it. */
    MARK,
    /** It is nothing to the search. */
    IGNORED,
    /** It ends the word. */
    GAP
  }

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

  /** Every script without spaces lies behind this. */
  private static final int FIRST_WITHOUT_SPACES = 0x0E00;

  private static final int LONG_VOWEL = 0x30FC;
  private static final int VOICED = 0x3099;
  private static final int HALF_VOICED = 0x309A;
  private static final int ZERO_WIDTH_SPACE = 0x200B;

  /** What the characters of most alphabets become: asking Unicode each time is slow. */
  private static final List<String> FOLDED =
      IntStream.range(0, 0x600).mapToObj(Letters::foldedByUnicode).toList();

  private Letters() {}

  /** What every spelling of the character that counts as the same becomes; it may be several. */
  static String fold(int character) {
    if (character < FOLDED.size()) {
      return FOLDED.get(character);
    }
    boolean ideograph = character >= 0x4E00 && character <= 0x9FFF;
    return ideograph ? Character.toString(character) : foldedByUnicode(character);
  }

  private static String foldedByUnicode(int character) {
    String apart = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(apart.length());
    // one by one, since a sigma at the end of a word is another letter when it is made small
    apart
        .codePoints()
        .map(Character::toLowerCase)
        .mapToObj(each -> Character.toString(each).toUpperCase(Locale.ROOT))
        .flatMapToInt(String::codePoints)
        .forEach(each -> folded.append(base(Character.toLowerCase(each))));
    return folded.toString();
  }

  /** Letters with a stroke or grown together, which Unicode does not take apart. */
  private static String base(int letter) {
    return switch (letter) {
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'ħ' -> "h";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      default -> Character.toString(letter);
    };
  }

  /** What a folded character is. */
  static Kind kind(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          isAccent(character) ? Kind.IGNORED : Kind.MARK;
      case Character.OTHER_SYMBOL -> Kind.ALONE;
      case Character.FORMAT -> character == ZERO_WIDTH_SPACE ? Kind.GAP : Kind.IGNORED;
      case Character.OTHER_NUMBER, Character.LETTER_NUMBER -> Kind.LETTER;
      default -> {
        if (!Character.isLetterOrDigit(character)) {
          yield Kind.GAP;
        }
        yield standsAlone(character) ? Kind.ALONE : Kind.LETTER;
      }
    };
  }

  private static boolean standsAlone(int letter) {
    return letter >= FIRST_WITHOUT_SPACES
        && (letter == LONG_VOWEL || WITHOUT_SPACES.contains(UnicodeScript.of(letter)));
  }

  /** Accents, and vowels of scripts that are mostly written without; not the marks of others. */
  private static boolean isAccent(int mark) {
    UnicodeScript script = UnicodeScript.of(mark);
    return (script == UnicodeScript.INHERITED && mark != VOICED && mark != HALF_VOICED)
        || script == UnicodeScript.HEBREW;
  }
}

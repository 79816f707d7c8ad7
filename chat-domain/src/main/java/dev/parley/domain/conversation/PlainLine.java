// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import java.util.regex.Pattern;

/** A line of Markdown as one would read it aloud. */
final class PlainLine {
  /** More than any title needs; patterns need not look at a line of megabytes. */
  private static final int LONGEST = 400;

  private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
  private static final Pattern RULE = Pattern.compile("[\\s*_=#>~`|:+-]*");
  private static final Pattern BLOCK_MARKS =
      Pattern.compile(
          "^(?:\\s|>|#{1,6}(?=\\s)|[-*+](?=\\s)|\\d{1,3}[.)](?=\\s)|\\[[ xX]](?=\\s))++");
  private static final Pattern CLOSING_HASHES = Pattern.compile("\\s#+\\s*$");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()]*\\)");
  private static final Pattern CODE = Pattern.compile("(`{1,3})([^`]+)\\1");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}\\\\])(\\*{1,3}|_{1,3}|~~)(?=\\S)(.+?)(?<=\\S)\\1(?![\\p{L}\\p{N}])");

  /** Emphasis in emphasis in emphasis. */
  private static final int DEEPEST = 3;

  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!~>|-])");

  /** Half surrogate pairs, and marks that turn the direction of what stands around them. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\ud800-\\udfff\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final Pattern LOOSE_END = Pattern.compile("[\\s,;:\\u2013\\u2014-]+$");

  private PlainLine() {}

  /** The line without its marks; empty when it holds nothing else. */
  static String of(String line) {
    String plain = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    if (FENCE.matcher(plain).matches() || RULE.matcher(plain).matches()) {
      return "";
    }
    plain = BLOCK_MARKS.matcher(plain).replaceFirst("");
    plain = CLOSING_HASHES.matcher(plain).replaceFirst("");
    plain = LINK.matcher(plain).replaceAll("$1");
    plain = CODE.matcher(plain).replaceAll("$2");
    for (int depth = 0; depth < DEEPEST; depth++) {
      plain = EMPHASIS.matcher(plain).replaceAll("$2");
    }
    plain = ESCAPE.matcher(plain).replaceAll("$1");
    plain = UNSEEN.matcher(plain).replaceAll("");
    return withPlainSpaces(plain).strip();
  }

  /** The text with one plain space for each run of spaces, line ends and control characters. */
  static String withPlainSpaces(String text) {
    return SPACES.matcher(text).replaceAll(" ");
  }

  /** A line that was cut, without the comma or dash that it now ends in. */
  static String withoutLooseEnd(String line) {
    String tidy = LOOSE_END.matcher(line).replaceFirst("");
    return tidy.isEmpty() ? line.strip() : tidy;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with JSON that can't be read, and how to mend it. The parser tells kinds of faults
 * apart by its words alone, which speak of its own settings to those who can't change them: here
 * they are only recognised.
 */
final class Mending {
  private static final String ENDS =
      "it ends too early: close every string, array and object, and send all of it";
  private static final String VALUE =
      "give a value there: a text in double quotes, a number, an array, an object, true, false or"
          + " null";

  /** The first whose word stands in the parser's message; {@code $1} is what the word caught. */
  private static final List<Mending> ALL =
      List.of(
          new Mending("^Unexpected end-of-input", ENDS),
          new Mending(
              "^Duplicate [Ff]ield(?: name)? [\"'](.*)[\"']$",
              "the name \"$1\" stands twice in one object: give it once"),
          new Mending(
              "^Number value length",
              limit(
                  "a number has more than %,d characters: shorten it, or send it as a text",
                  Jackson.LONGEST_NUMBER)),
          new Mending(
              "^Name length",
              limit("a name has more than %,d characters: shorten it", Jackson.LONGEST_NAME)),
          new Mending("token '([-+]?(?:NaN|INF|Infinity))'", "$1 is no JSON number: give null"),
          new Mending(
              "^Unrecognized token '(.*?)'",
              "\"$1\" is no JSON value: write texts in double quotes, and else only numbers, true,"
                  + " false and null"),
          new Mending("comment", "JSON has no comments: leave them out"),
          new Mending(
              "^Unexpected close marker '(.)': expected '(.)'",
              "$1 closes what is not open there: close with $2 first"),
          new Mending("^Unexpected close marker '(.)'", "$1 closes what is not open: leave it out"),
          new Mending(
              "hex-digit", "\\u takes four hexadecimal digits, as in \\u00e9: write all four"),
          new Mending(
              "^Unrecognized character escape '(.)'",
              "\\$1 is no escape of JSON: write \\\\ for a backslash"),
          new Mending(
              "character escape", "an escape is not one of JSON: write \\\\ for a backslash"),
          new Mending("surrogate", "half a surrogate pair is no text: send whole characters"),
          new Mending(
              "^Illegal unquoted character",
              "a text holds a line end or another control character: write it as its escape, for"
                  + " instance \\n"),
          new Mending(
              "^Illegal character",
              "a control character stands between the values: only space, tab and line ends may"),
          new Mending(
              "Leading zeroes", "a number begins with 0: leave out the zeros in front of it"),
          new Mending(
              "plus sign|[Nn]umeric value|digit",
              "a number is not written as JSON writes them: write it like 12, -0.5 or 1.5e3"),
          new Mending(
              "^Unexpected character \\('(.)'.*double-quote to start",
              "$1 stands where a name should begin: write names in double quotes, and no comma"
                  + " after the last field"),
          new Mending(
              "^Unexpected character \\('(.)'.*colon",
              "$1 stands where a colon should: put a colon between a name and its value"),
          new Mending(
              "^Unexpected character \\('(.)'.*comma",
              "$1 stands where a comma or the end should: put a comma between values, or close the"
                  + " array or object"),
          new Mending("separating root-level", "the value goes on behind its end: " + VALUE),
          new Mending("^Unexpected character \\('(.)'", "$1 can't begin a value: " + VALUE));

  private final Pattern word;
  private final String words;

  private Mending(String word, String words) {
    this.word = Pattern.compile(word, Pattern.DOTALL);
    this.words = words;
  }

  /** Our words for a message of the parser. */
  static String of(String message) {
    for (Mending each : ALL) {
      Matcher found = each.word.matcher(message);
      if (found.find()) {
        return each.filled(found);
      }
    }
    return "there is something that JSON does not allow: write it as RFC 8259 says";
  }

  private String filled(Matcher found) {
    String filled = words;
    for (int i = 1; i <= found.groupCount(); i++) {
      filled = filled.replace("$" + i, JsonErrors.shortened(found.group(i)));
    }
    return filled;
  }

  private static String limit(String words, int limit) {
    return String.format(Locale.ROOT, words, limit);
  }
}

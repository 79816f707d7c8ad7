// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.ranking;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A turn as its words are looked up: with the day and the speaker before what was said. */
public final class SearchText {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("EEEE MMMM", Locale.ENGLISH);

  private SearchText() {}

  /** So that "what did Ann say in May" finds it. What is embedded is the text alone. */
  public static String of(LocalDate day, String speaker, String text) {
    return day + " " + WORDS.format(day) + " " + speaker + ": " + text;
  }

  /** What was said, of such a text whose speaker has no colon in the name. */
  public static String said(String searchText) {
    int colon = searchText.indexOf(": ");
    return colon < 0 ? searchText : searchText.substring(colon + 2);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

/** Cuts texts that are too long for a model, and says so in them. */
public final class Shortening {
  private static final int HEAD_OF_FOUR = 3;

  private Shortening() {}

  /**
   * A text of at most so many characters beside the marker: its beginning, a marker that says how
   * much is missing, and its end. No character is cut in two.
   */
  public static String middle(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int head = whole(text, longest / 4 * HEAD_OF_FOUR);
    int tail = whole(text, text.length() - (longest - head));
    return text.substring(0, head)
        + "\n[… "
        + (tail - head)
        + " characters left out …]\n"
        + text.substring(tail);
  }

  /** That place, or the one after it where it would cut a character in two. */
  private static int whole(String text, int place) {
    boolean within =
        place > 0
            && place < text.length()
            && Character.isLowSurrogate(text.charAt(place))
            && Character.isHighSurrogate(text.charAt(place - 1));
    return within ? place + 1 : place;
  }
}

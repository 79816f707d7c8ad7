// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

/** Cuts what is quoted in a sentence. */
final class Shortened {
  private Shortened() {}

  /** At most so many characters, none of them halved. */
  static String to(int longest, String text) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

/**
 * The most that sections may take of what the system messages and the newest message leave, in
 * percent. The recent turns get all the rest, and what a section does not use.
 *
 * @param character at most
 * @param summary at most
 * @param notes at most, all together
 */
public record Shares(int character, int summary, int notes) {
  public static final Shares DEFAULT = new Shares(30, 20, 40);

  private static final int MOST = 90;
  private static final int WHOLE = 100;

  public Shares {
    if (character < 0 || summary < 0 || notes < 0 || character + summary + notes > MOST) {
      throw new IllegalArgumentException(
          "shares are %d, %d and %d: none is below 0, and together they are at most %d, so that recent turns have room"
              .formatted(character, summary, notes, MOST));
    }
  }

  static int of(int tokens, int percent) {
    return (int) ((long) tokens * percent / WHOLE);
  }
}

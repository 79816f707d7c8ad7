// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Role;

/**
 * How a conversation is fitted.
 *
 * @param noteRole who says the notes of a turn: {@code SYSTEM}, {@code DEVELOPER} or {@code USER}
 * @param notePosition where they stand
 * @param shares what the sections may take
 */
public record WindowOptions(
    Strategy strategy, Role noteRole, NotePosition notePosition, Shares shares) {
  public static final WindowOptions DEFAULT = of(Strategy.AUTO);

  /** Where the notes of a turn stand. */
  public enum NotePosition {
    /** The prompt before them stays as it was, so that prompt caches keep hitting. */
    BEFORE_NEW_MESSAGE,
    AFTER_SYSTEM
  }

  public WindowOptions {
    if (noteRole != Role.SYSTEM && noteRole != Role.DEVELOPER && noteRole != Role.USER) {
      throw new IllegalArgumentException(
          "noteRole is " + noteRole + ": notes are said by SYSTEM, DEVELOPER or USER");
    }
  }

  public WindowOptions withStrategy(Strategy next) {
    return new WindowOptions(next, noteRole, notePosition, shares);
  }

  /** The usual, with this strategy. */
  public static WindowOptions of(Strategy strategy) {
    return new WindowOptions(
        strategy, Role.SYSTEM, NotePosition.BEFORE_NEW_MESSAGE, Shares.DEFAULT);
  }
}

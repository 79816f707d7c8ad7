// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import java.util.ArrayList;
import java.util.List;

/** A whole answer, delivered again: in one piece, or cut as a model would have sent it. */
final class Replay {
  /** About as much as a model says at a time. */
  private static final int PIECE = 24;

  private Replay() {}

  /**
   * Whether an answer may be given to others: the model said all it had to say. A limit of the
   * moment or a filter may have cut it otherwise.
   */
  static boolean isFit(Completion answer) {
    return !answer.choices().isEmpty()
        && answer.choices().stream()
            .allMatch(
                choice ->
                    FinishReason.STOP.equals(choice.finishReason())
                        || FinishReason.TOOL_CALLS.equals(choice.finishReason())
                        || FinishReason.FUNCTION_CALL.equals(choice.finishReason()));
  }

  static List<ChatDelta> whole(Completion answer) {
    return List.of(ChatDelta.of(answer));
  }

  /** The answer in pieces; put together they are the answer. */
  static List<ChatDelta> pieces(Completion answer) {
    ChatDelta all = ChatDelta.of(answer);
    List<ChatDelta> pieces = new ArrayList<>();
    for (ChoiceDelta choice : all.choices()) {
      cut(choice)
          .forEach(
              piece -> pieces.add(new ChatDelta(all.head(), List.of(piece), null, Extras.NONE)));
    }
    pieces.add(new ChatDelta(all.head(), List.of(), all.usage(), all.extras()));
    return pieces;
  }

  /**
   * Text in pieces, then all the rest at once: calls are short, and log probabilities belong to
   * their text. What comes in parts is not cut.
   */
  private static List<ChoiceDelta> cut(ChoiceDelta choice) {
    String text = choice.content();
    if (text == null || choice.parts() != null || choice.logprobs() != null) {
      return List.of(choice);
    }
    List<ChoiceDelta> pieces = new ArrayList<>();
    pieces.add(said(choice, ""));
    for (int from = 0; from < text.length(); ) {
      int to = end(text, from);
      pieces.add(ChoiceDelta.text(choice.index(), text.substring(from, to)));
      from = to;
    }
    pieces.add(rest(choice));
    return pieces;
  }

  /** Where a piece ends: after a space where there is one, and never within a character. */
  private static int end(String text, int from) {
    int to = Math.min(text.length(), from + PIECE);
    if (to == text.length()) {
      return to;
    }
    int space = text.lastIndexOf(' ', to - 1);
    if (space > from) {
      return space + 1;
    }
    return Character.isLowSurrogate(text.charAt(to)) ? to + 1 : to;
  }

  private static ChoiceDelta said(ChoiceDelta of, String text) {
    return new ChoiceDelta(
        of.index(), of.role(), text, null, List.of(), null, null, null, of.message(), Extras.NONE);
  }

  private static ChoiceDelta rest(ChoiceDelta of) {
    return new ChoiceDelta(
        of.index(),
        null,
        null,
        of.refusal(),
        of.toolCalls(),
        of.functionCall(),
        of.finishReason(),
        null,
        Extras.NONE,
        of.extras());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends one call on the way OpenAI streams it: the first piece says which call it is, all others
 * bring only arguments.
 */
final class CallRelay {
  private final int place;
  private final UnaryOperator<String> naming;
  private boolean introduced;
  private int sent;

  /**
   * A call of which nothing was sent.
   *
   * @param place which call of the choice, from 0
   * @param naming gives the id that the client knows it by, of the provider's
   */
  CallRelay(int place, UnaryOperator<String> naming) {
    this.place = place;
    this.naming = naming;
  }

  /**
   * What to send for a piece that was added to the call: the piece itself where it is as OpenAI
   * sends them, null where there is nothing to say yet.
   */
  @Nullable ToolCallDelta next(CallAssembler call, ToolCallDelta piece) {
    if (!introduced) {
      return call.isIntroduced() ? introduction(call, piece) : null;
    }
    int from = sent;
    sent = call.arguments().length();
    CallDelta part = piece.part();
    if (isPlain(piece)) {
      return piece;
    }
    Extras extras = part == null ? Extras.NONE : part.extras();
    if (from == sent && extras.isEmpty() && piece.extras().isEmpty()) {
      return null;
    }
    CallDelta more =
        new CallDelta(null, call.arguments().subSequence(from, sent).toString(), extras);
    return new ToolCallDelta(
        place,
        null,
        null,
        piece.custom() == null ? more : null,
        piece.custom() == null ? null : more,
        piece.extras());
  }

  /** What the answer's end owes of a call that was not introduced. */
  @Nullable ToolCallDelta rest(CallAssembler call) {
    return introduced ? null : introduction(call, null);
  }

  private ToolCallDelta introduction(CallAssembler call, @Nullable ToolCallDelta piece) {
    introduced = true;
    sent = call.arguments().length();
    ToolCallDelta first = ToolCallDelta.of(place, call.toolCall(naming.apply(call.id())));
    return piece != null && first.equals(piece) ? piece : first;
  }

  private boolean isPlain(ToolCallDelta piece) {
    CallDelta part = piece.part();
    return piece.index() == place
        && piece.id() == null
        && piece.type() == null
        && (part == null
            ? !piece.extras().isEmpty()
            : part.name() == null && part.arguments() != null);
  }
}

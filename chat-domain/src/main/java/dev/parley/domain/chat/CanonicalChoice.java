// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One choice of a stream, on its way to be sent as OpenAI sends it. */
final class CanonicalChoice {
  private final Supplier<String> ids;
  private final Set<String> taken = new HashSet<>();
  private final CallSequence calls = new CallSequence();
  private final List<CallRelay> relays = new ArrayList<>();
  private final CallRelay functionRelay = new CallRelay(0, id -> id);
  private @Nullable CallAssembler function;
  private @Nullable FinishReason said;
  private boolean begun;

  CanonicalChoice(Supplier<String> ids) {
    this.ids = ids;
  }

  /** The piece as OpenAI sends it, the same instance where it is already; it may end the choice. */
  ChoiceDelta next(ChoiceDelta piece) {
    Role role = begun ? null : Role.ASSISTANT;
    begun = true;
    said = piece.finishReason() == null ? said : piece.finishReason();
    boolean called = !relays.isEmpty() || function != null;
    boolean calling =
        !piece.toolCalls().isEmpty()
            || piece.functionCall() != null
            || (piece.finishReason() != null && called);
    if (!calling) {
      return role == piece.role() ? piece : rebuilt(piece, role, List.of(), piece.functionCall());
    }
    List<ToolCallDelta> sent = called(piece);
    CallDelta call = called(piece.functionCall(), piece.finishReason() != null);
    return role == piece.role()
            && sent.equals(piece.toolCalls())
            && Objects.equals(call, piece.functionCall())
        ? piece
        : rebuilt(piece, role, sent, call);
  }

  private List<ToolCallDelta> called(ChoiceDelta piece) {
    List<ToolCallDelta> sent = new ArrayList<>();
    for (ToolCallDelta call : piece.toolCalls()) {
      int place = calls.add(call);
      if (place == relays.size()) {
        relays.add(new CallRelay(place, this::idOf));
      }
      ToolCallDelta next = relays.get(place).next(calls.calls().get(place), call);
      if (next != null) {
        sent.add(next);
      }
    }
    if (piece.finishReason() != null) {
      sent.addAll(owed());
    }
    return sent;
  }

  private String idOf(String given) {
    return !given.isEmpty() && taken.add(given) ? given : ids.get();
  }

  private @Nullable CallDelta called(@Nullable CallDelta piece, boolean last) {
    if (piece == null && (function == null || !last)) {
      return null;
    }
    if (function == null) {
      function = new CallAssembler(0);
    }
    ToolCallDelta next = null;
    if (piece != null) {
      ToolCallDelta asTool = new ToolCallDelta(0, null, null, piece, null, Extras.NONE);
      function.add(asTool);
      next = functionRelay.next(function, asTool);
    }
    next = next == null && last ? functionRelay.rest(function) : next;
    CallDelta sent = next == null ? null : next.function();
    return sent != null && sent.equals(piece) ? piece : sent;
  }

  /** Calls that broke off before it was known which function they are of. */
  private List<ToolCallDelta> owed() {
    List<ToolCallDelta> owed = new ArrayList<>();
    for (int i = 0; i < relays.size(); i++) {
      ToolCallDelta rest = relays.get(i).rest(calls.calls().get(i));
      if (rest != null) {
        owed.add(rest);
      }
    }
    return owed;
  }

  /** Why it really ended, as far as it has come. */
  FinishReason reason() {
    boolean cut =
        (function != null && function.isCut())
            || calls.calls().stream().anyMatch(CallAssembler::isCut);
    return TrueReason.of(
        said, TrueReason.Calls.of(!calls.calls().isEmpty(), function != null), cut);
  }

  /** The piece that ends the choice, where its provider sent none. */
  ChoiceDelta last(int index) {
    return next(ChoiceDelta.finished(index, reason()));
  }

  private static ChoiceDelta rebuilt(
      ChoiceDelta piece,
      @Nullable Role role,
      List<ToolCallDelta> calls,
      @Nullable CallDelta function) {
    return new ChoiceDelta(
        piece.index(),
        role,
        piece.content(),
        piece.parts(),
        piece.refusal(),
        calls,
        function,
        piece.finishReason(),
        piece.logprobs(),
        piece.message(),
        piece.extras());
  }
}

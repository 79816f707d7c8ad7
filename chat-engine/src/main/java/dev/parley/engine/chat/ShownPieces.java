// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.CallDelta;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.ToolCallDelta;
import dev.parley.engine.function.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the caller is shown of one round: all of it but calls of the server's functions, and but its
 * end, which may not be the answer's. Calls get ids that are never given twice, since not every
 * provider's are.
 */
final class ShownPieces {
  private static final String PARAGRAPH = "\n\n";

  private final Offer offer;
  private final Supplier<String> ids;
  private final CompletionAssembler round = new CompletionAssembler();
  private final Map<Integer, Call> calls = new HashMap<>();
  private @Nullable CompletionHead head;
  private boolean first;
  private boolean apart;
  private int numbered;
  private int shown;

  /** One call in the making. */
  private static final class Call {
    private final int number;
    private final String id;
    private final @Nullable String providersId;
    private final List<ToolCallDelta> unnamed = new ArrayList<>();
    private int place = -1;
    private boolean named;

    private Call(int number, String id, @Nullable String providersId) {
      this.number = number;
      this.id = id;
      this.providersId = providersId;
    }
  }

  /**
   * Pieces of a round.
   *
   * @param before the pieces of the round before; null for the first
   */
  ShownPieces(Offer offer, Supplier<String> ids, @Nullable ShownPieces before) {
    this.offer = offer;
    this.ids = ids;
    this.head = before == null ? null : before.head;
    this.first = before == null;
    this.apart = before != null && (before.apart || !text(before).isEmpty());
  }

  private static String text(ShownPieces round) {
    return round.round.isEmpty() ? "" : round.round.completion().text();
  }

  /** What is shown of a piece; null for nothing. */
  @Nullable ChatDelta take(ChatDelta piece) {
    head = head == null ? piece.head() : head;
    List<ChoiceDelta> own = new ArrayList<>();
    List<ChoiceDelta> choices = new ArrayList<>();
    for (ChoiceDelta choice : piece.choices()) {
      List<ToolCallDelta> whole = new ArrayList<>();
      List<ToolCallDelta> visible = new ArrayList<>();
      choice.toolCalls().forEach(call -> take(call, whole, visible));
      own.add(choice.withCalls(whole, choice.functionCall(), choice.finishReason()));
      ChoiceDelta rest = unfinished(choice, visible);
      if (!isSilent(rest)) {
        choices.add(rest);
      }
    }
    round.add(new ChatDelta(piece.head(), own, piece.usage(), piece.extras()));
    return choices.isEmpty() ? null : new ChatDelta(head, choices, null, piece.extras());
  }

  /** The round's own answer, calls of functions and end included. */
  Completion completion() {
    return round.completion();
  }

  boolean isEmpty() {
    return round.isEmpty();
  }

  /** What every piece of the answer is headed with; null before the first. */
  @Nullable CompletionHead head() {
    return head;
  }

  /** The number that the next call that is shown has. */
  int nextPlace() {
    return shown;
  }

  private void take(ToolCallDelta piece, List<ToolCallDelta> whole, List<ToolCallDelta> visible) {
    Call call = calls.get(piece.index());
    if (call == null || isAnother(call, piece)) {
      call = new Call(numbered++, "call_" + ids.get(), piece.id());
      calls.put(piece.index(), call);
    }
    whole.add(numbered(piece, call.number, call.id));
    String name = name(piece);
    if (!call.named && name == null) {
      call.unnamed.add(piece);
      return;
    }
    if (!call.named) {
      call.named = true;
      call.place = offer.find(String.valueOf(name)).isPresent() ? -1 : shown++;
    }
    if (call.place >= 0) {
      for (ToolCallDelta waiting : call.unnamed) {
        visible.add(numbered(waiting, call.place, call.id));
      }
      call.unnamed.clear();
      visible.add(numbered(piece, call.place, call.id));
    }
  }

  private static boolean isAnother(Call call, ToolCallDelta piece) {
    return piece.id() != null
        && !piece.id().isEmpty()
        && call.providersId != null
        && !piece.id().equals(call.providersId);
  }

  private static @Nullable String name(ToolCallDelta piece) {
    CallDelta part = piece.part();
    return part == null || part.name() == null || part.name().isEmpty() ? null : part.name();
  }

  private static ToolCallDelta numbered(ToolCallDelta piece, int index, String id) {
    return new ToolCallDelta(
        index,
        piece.id() == null ? null : id,
        piece.type(),
        piece.function(),
        piece.custom(),
        piece.extras());
  }

  private ChoiceDelta unfinished(ChoiceDelta choice, List<ToolCallDelta> calls) {
    String content = choice.content();
    if (apart && content != null && !content.isEmpty()) {
      content = PARAGRAPH + content;
      apart = false;
    }
    ChoiceDelta rest =
        new ChoiceDelta(
            choice.index(),
            first ? choice.role() : null,
            content,
            choice.parts(),
            choice.refusal(),
            calls,
            choice.functionCall(),
            null,
            choice.logprobs(),
            choice.message(),
            Extras.NONE);
    first = first && choice.role() == null;
    return rest;
  }

  private static boolean isSilent(ChoiceDelta choice) {
    return choice.role() == null
        && (choice.content() == null || choice.content().isEmpty())
        && choice.parts() == null
        && choice.refusal() == null
        && choice.toolCalls().isEmpty()
        && choice.functionCall() == null
        && choice.logprobs() == null
        && choice.message().isEmpty();
  }
}

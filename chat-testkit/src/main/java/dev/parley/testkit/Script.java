// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.CallDelta;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.ToolCallDelta;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.error.ParleyException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link ScriptedChatModel} does for one request, step by step. A script that neither fails
 * nor says how it finished ends with {@code stop} ({@code tool_calls} when it made any) and with
 * usage. Immutable.
 *
 * <pre>{@code Script.text("Hel", "lo").thenWait(gate).thenText(" world")}</pre>
 */
public final class Script {
  /** One thing that happens. */
  sealed interface Step {}

  /** A piece for the only choice. */
  record Say(ChoiceDelta choice) implements Step {}

  /** A piece as it is. */
  record Send(ChatDelta delta) implements Step {}

  /** A stall. */
  record Wait(Gate gate) implements Step {}

  /** The end, by an error. */
  record Fail(ParleyException error) implements Step {}

  private static final Script EMPTY = new Script(List.of());

  private final List<Step> steps;

  private Script(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** An answer without a word. */
  public static Script empty() {
    return EMPTY;
  }

  /** An answer of these texts, each a piece of its own when the answer is streamed. */
  public static Script text(String... pieces) {
    return EMPTY.thenText(pieces);
  }

  /** A stall before anything is said. */
  public static Script waiting(Gate gate) {
    return EMPTY.thenWait(gate);
  }

  /** No answer but an error. */
  public static Script failing(ParleyException error) {
    return EMPTY.thenFail(error);
  }

  /** This answer, all of it in one piece. */
  public static Script completion(Completion completion) {
    return EMPTY.thenPiece(ChatDelta.of(completion));
  }

  public Script thenText(String... pieces) {
    Script next = this;
    for (String piece : pieces) {
      next = next.then(new Say(ChoiceDelta.text(0, piece)));
    }
    return next;
  }

  /** A whole function call in one piece. */
  public Script thenToolCall(String id, String name, String arguments) {
    long before = steps.stream().filter(Script::isCall).count();
    ToolCallDelta call =
        new ToolCallDelta(
            (int) before,
            id,
            "function",
            new CallDelta(name, arguments, Extras.NONE),
            null,
            Extras.NONE);
    return then(
        new Say(
            new ChoiceDelta(
                0, null, null, null, List.of(call), null, null, null, Extras.NONE, Extras.NONE)));
  }

  public Script thenFinish(FinishReason reason) {
    return then(new Say(ChoiceDelta.finished(0, reason)));
  }

  /** Usage as the provider gives it, in place of counted words. */
  public Script thenUsage(Usage usage) {
    CompletionHead head = CompletionHead.of("scripted", 0, "scripted");
    return thenPiece(new ChatDelta(head, List.of(), usage, Extras.NONE));
  }

  /** A piece just as it is, for what the other steps can't say. */
  public Script thenPiece(ChatDelta delta) {
    return then(new Send(delta));
  }

  public Script thenWait(Gate gate) {
    return then(new Wait(gate));
  }

  /** The answer breaks off. */
  public Script thenFail(ParleyException error) {
    return then(new Fail(error));
  }

  List<Step> steps() {
    return steps;
  }

  static boolean isCall(Step step) {
    return step instanceof Say say && !say.choice().toolCalls().isEmpty();
  }

  private Script then(Step step) {
    List<Step> next = new ArrayList<>(steps);
    next.add(step);
    return new Script(next);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A whole answer as OpenAI gives it: each call has an id of its own, and finish reasons are true.
 */
public final class CanonicalCompletion {
  private CanonicalCompletion() {}

  /**
   * The same answer, mended where its provider left the API.
   *
   * @param ids makes ids for calls, each one never given before
   */
  public static Completion of(Completion answer, Supplier<String> ids) {
    List<Choice> choices = answer.choices().stream().map(choice -> mended(choice, ids)).toList();
    return choices.equals(answer.choices())
        ? answer
        : new Completion(answer.head(), choices, answer.usage(), answer.extras());
  }

  private static Choice mended(Choice choice, Supplier<String> ids) {
    AssistantMessage said = choice.message();
    FinishReason reason =
        TrueReason.of(
            choice.finishReason(),
            TrueReason.Calls.of(!said.toolCalls().isEmpty(), said.functionCall() != null),
            isCut(said));
    return new Choice(
        choice.index(),
        said.toolCalls().isEmpty() ? said : withIds(said, ids),
        reason,
        choice.logprobs(),
        choice.extras());
  }

  private static AssistantMessage withIds(AssistantMessage said, Supplier<String> ids) {
    Set<String> taken = new HashSet<>();
    List<ToolCall> calls = new ArrayList<>();
    for (ToolCall call : said.toolCalls()) {
      boolean own = !call.id().isEmpty() && taken.add(call.id());
      calls.add(own ? call : withId(call, ids.get()));
    }
    return said.withToolCalls(calls);
  }

  private static ToolCall withId(ToolCall call, String id) {
    return switch (call) {
      case FunctionToolCall c -> new FunctionToolCall(id, c.function(), c.extras());
      case CustomToolCall c -> new CustomToolCall(id, c.custom(), c.extras());
      case OtherToolCall c -> new OtherToolCall(id, c.type(), c.extras());
    };
  }

  private static boolean isCut(AssistantMessage said) {
    FunctionCall function = said.functionCall();
    return (function != null && isCut(function))
        || said.toolCalls().stream()
            .anyMatch(call -> call instanceof FunctionToolCall f && isCut(f.function()));
  }

  private static boolean isCut(FunctionCall call) {
    JsonProgress progress = new JsonProgress();
    progress.add(call.arguments());
    return progress.isCut();
  }
}

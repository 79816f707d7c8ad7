// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.function.FunctionRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one round of the model.
 *
 * @param answer what the model said; null where only approved calls are to run
 * @param reason why it stopped, as its caller is told when the answer ends here
 * @param calls to run
 * @param told calls that need not run: they have their result
 * @param confirmations calls of the server's functions that a person must approve
 * @param others calls of the caller's own tools
 */
record RoundPlan(
    @Nullable AssistantMessage answer,
    @Nullable FinishReason reason,
    List<PlannedCall> calls,
    List<FunctionRun> told,
    List<FunctionToolCall> confirmations,
    List<ToolCall> others) {

  /** The message for the log; none where the model was not asked. */
  List<Message> said() {
    return answer == null ? List.of() : List.of(answer);
  }

  /** Whether the answer ends here, with nothing to run. */
  boolean isLast() {
    return calls.isEmpty() && told.isEmpty();
  }

  /** Whether it is its caller's turn once the calls have run. */
  boolean isHandedOver() {
    return !confirmations.isEmpty() || !others.isEmpty() || callsTheOlderWay();
  }

  /** Whether all that its caller gets is one call in the older form. */
  boolean isOfTheOlderForm() {
    return confirmations.isEmpty() && others.isEmpty() && callsTheOlderWay();
  }

  private boolean callsTheOlderWay() {
    return answer != null && answer.functionCall() != null;
  }

  /**
   * The results there are, in the order of the calls.
   *
   * @param ended gives the result of a call that ran; null for one that has none
   */
  List<FunctionRun> results(Function<String, @Nullable FunctionRun> ended) {
    Map<String, FunctionRun> results = new LinkedHashMap<>();
    told.forEach(run -> results.put(run.callId(), run));
    for (PlannedCall call : calls) {
      FunctionRun run = ended.apply(call.id());
      if (run != null) {
        results.put(call.id(), run);
      }
    }
    if (answer == null) {
      return List.copyOf(results.values());
    }
    return answer.toolCalls().stream()
        .map(call -> results.get(call.id()))
        .filter(Objects::nonNull)
        .toList();
  }

  boolean changesSomething() {
    return calls.stream().anyMatch(PlannedCall::changesSomething);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.function.FunctionRun;
import java.util.List;
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
    return !confirmations.isEmpty() || !others.isEmpty();
  }

  boolean changesSomething() {
    return calls.stream().anyMatch(PlannedCall::changesSomething);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.function.FunctionRun;
import dev.parley.engine.function.RunningCalls;
import java.util.function.Supplier;

/**
 * A call that is to run.
 *
 * @param running runs it
 */
record PlannedCall(
    FunctionToolCall call, RunningCalls.WhenLeft whenLeft, Supplier<FunctionRun> running) {
  String id() {
    return call.id();
  }

  boolean changesSomething() {
    return whenLeft == RunningCalls.WhenLeft.GOES_ON;
  }
}

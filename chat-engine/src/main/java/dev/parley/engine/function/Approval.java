// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.function.Decision;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.FunctionRun;
import dev.parley.port.FunctionHandler;
import java.time.Duration;

/** What a person decided about a call that was waiting for it. */
public record Approval(FunctionHandler handler, FunctionToolCall call, Decision decision) {
  /** What the model is told of a call that was refused. */
  public FunctionRun refused() {
    String reason = decision.reason();
    return new FunctionRun(
        call.id(),
        call.function().name(),
        call.function().arguments(),
        FunctionResult.failed(
            "not run: the user refused" + (reason == null ? "" : ", saying: " + reason)),
        Duration.ZERO);
  }
}

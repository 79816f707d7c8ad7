// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.port.FunctionHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs a function on a thread of its own. */
final class FunctionCall extends Caller {
  /** One when it came to a result, else none. */
  private final List<FunctionResult> results;

  private FunctionCall(
      FunctionHandler handler, FunctionInvocation invocation, List<FunctionResult> results) {
    super("contract-caller", () -> results.add(handler.run(invocation)));
    this.results = results;
  }

  static FunctionCall of(FunctionHandler handler, FunctionInvocation invocation) {
    FunctionCall call = new FunctionCall(handler, invocation, new CopyOnWriteArrayList<>());
    call.start();
    return call;
  }

  /** Waits for its end and gives the result. */
  FunctionResult result() throws InterruptedException {
    join();
    if (results.isEmpty()) {
      throw new AssertionError("the call threw", error());
    }
    return results.getFirst();
  }

  /** Waits for its end; whether it came to a result that is no failure. */
  boolean succeeds() throws InterruptedException {
    join();
    return results.stream().anyMatch(FunctionResult::ok);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;

/** A function of the server: what it is, and what runs it. */
public interface FunctionHandler {
  /** What the model is told of it, and the rules it runs by. The same each time. */
  ServerFunction function();

  /**
   * Runs one call. It may block; when its time is over, or nobody waits any more, its thread is
   * interrupted, and it must then end soon, in whatever way. What it says is cut to the function's
   * longest result by who called it.
   *
   * <p>A failure that the model can do something about is a {@link FunctionResult#failed}. Whatever
   * is thrown counts as a failure too: the model is told that the call failed, and the log why.
   * Calls run at the same time, also of one turn.
   */
  FunctionResult run(FunctionInvocation invocation);

  /**
   * What became of a call that was begun and whose result was lost: its server died, or its time
   * was over. Only asked of functions with side effects. It must not run the call.
   *
   * @param invocation with the idempotency key that {@link #run} got
   */
  default FunctionOutcome status(FunctionInvocation invocation) {
    return FunctionOutcome.UNKNOWN;
  }
}

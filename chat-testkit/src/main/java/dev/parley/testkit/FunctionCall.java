// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.port.FunctionHandler;
import org.jspecify.annotations.Nullable;

/** Runs a function on a virtual thread of its own. */
final class FunctionCall {
  private final Thread thread;
  private volatile @Nullable FunctionResult result;
  private volatile @Nullable Throwable error;

  private FunctionCall(FunctionHandler handler, FunctionInvocation invocation) {
    thread =
        Thread.ofVirtual()
            .name("contract-caller")
            .unstarted(() -> result = handler.run(invocation));
    thread.setUncaughtExceptionHandler(
        (t, e) -> {
          error = e;
        });
  }

  static FunctionCall of(FunctionHandler handler, FunctionInvocation invocation) {
    FunctionCall call = new FunctionCall(handler, invocation);
    call.thread.start();
    return call;
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits for its end and gives the result. */
  FunctionResult result() throws InterruptedException {
    join();
    FunctionResult given = result;
    if (given == null) {
      throw new AssertionError("the call threw", error);
    }
    return given;
  }

  /** Waits for its end; whether it came to a result that is no failure. */
  boolean succeeds() throws InterruptedException {
    join();
    FunctionResult given = result;
    return given != null && given.ok();
  }

  private void join() throws InterruptedException {
    if (!thread.join(Await.LONGEST)) {
      throw new AssertionError("the call is still blocked after " + Await.LONGEST);
    }
  }
}

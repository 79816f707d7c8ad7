// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.port.FunctionHandler;
import java.util.List;

/**
 * A function with a {@link ScriptedFunction} behind it, however far behind. Its constructor calls
 * {@link #recover}.
 */
public abstract class PlayedFunction implements FunctionUnderTest {
  private final FunctionHandler handler;
  private final ScriptedFunction stage;
  private volatile Gate gate = new Gate();

  /**
   * A function that is played.
   *
   * @param stage what each call of the handler comes down to
   */
  protected PlayedFunction(FunctionHandler handler, ScriptedFunction stage) {
    this.handler = handler;
    this.stage = stage;
  }

  /** The argument of a call that came to the stage. */
  protected abstract String textOf(FunctionInvocation call);

  @Override
  public final FunctionHandler handler() {
    return handler;
  }

  @Override
  public final void answer(String text) {
    stage.answer(text);
  }

  @Override
  public final void fail() {
    stage.fail("the shop is closed");
  }

  @Override
  public final void stall() {
    gate = new Gate();
    stage.stall(gate);
  }

  @Override
  public final void awaitStalled(int calls) {
    Await.until(calls + " calls wait", () -> gate.isReached() && working() == calls);
  }

  @Override
  public final void recover() {
    stage.answer(call -> FunctionResult.of(textOf(call)));
    gate.open();
  }

  @Override
  public final List<Seen> seen() {
    return stage.invocations().stream()
        .map(call -> new Seen(textOf(call), call.idempotencyKey()))
        .toList();
  }

  @Override
  public final int working() {
    return stage.working();
  }
}

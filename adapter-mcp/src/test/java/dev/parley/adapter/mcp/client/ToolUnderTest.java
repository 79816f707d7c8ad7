// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.function.FunctionResult;
import dev.parley.port.FunctionHandler;
import dev.parley.testkit.Await;
import dev.parley.testkit.FunctionUnderTest;
import dev.parley.testkit.Gate;
import dev.parley.testkit.ScriptedFunction;
import java.util.List;

/** A tool of a real server, with a stage behind it. */
final class ToolUnderTest implements FunctionUnderTest {
  private final FunctionHandler handler;
  private final ScriptedFunction stage;
  private volatile Gate gate = new Gate();

  ToolUnderTest(McpServerTools tools, Stage stage) {
    this.stage = stage.next();
    Await.until("the server is connected", () -> !tools.functions().isEmpty());
    this.handler = tools.functions().getFirst();
    recover();
  }

  @Override
  public FunctionHandler handler() {
    return handler;
  }

  @Override
  public void answer(String text) {
    stage.answer(text);
  }

  @Override
  public void fail() {
    stage.fail("the shop is closed");
  }

  @Override
  public void stall() {
    gate = new Gate();
    stage.stall(gate);
  }

  @Override
  public void awaitStalled(int calls) {
    Await.until(calls + " calls wait", () -> gate.isReached() && working() == calls);
  }

  @Override
  public void recover() {
    stage.answer(call -> FunctionResult.of(Stage.textOf(call)));
    gate.open();
  }

  @Override
  public List<Seen> seen() {
    return stage.invocations().stream()
        .map(call -> new Seen(Stage.textOf(call), call.idempotencyKey()))
        .toList();
  }

  @Override
  public int working() {
    return stage.working();
  }

  @Override
  public void close() {
    gate.open();
  }
}

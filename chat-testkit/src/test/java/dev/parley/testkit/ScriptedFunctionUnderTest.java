// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.port.FunctionHandler;
import java.util.List;

/** The fake, played by its own means. */
final class ScriptedFunctionUnderTest implements FunctionUnderTest {
  private static final String BEFORE = "{\"text\":";

  private final ScriptedFunction function =
      new ScriptedFunction(
          ServerFunction.of(
                  "echo",
                  "Says it again",
                  new RawJson(
                      "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}}}"))
              .withSideEffects());
  private Gate gate = new Gate();

  ScriptedFunctionUnderTest() {
    function.tellStatus();
    recover();
  }

  @Override
  public FunctionHandler handler() {
    return function;
  }

  @Override
  public void answer(String text) {
    function.answer(text);
  }

  @Override
  public void fail() {
    function.fail("the shop is closed");
  }

  @Override
  public void stall() {
    gate = new Gate();
    function.stall(gate);
  }

  @Override
  public void awaitStalled(int calls) {
    Await.until(calls + " calls wait", () -> gate.isReached() && working() == calls);
  }

  @Override
  public void recover() {
    function.answer(invocation -> FunctionResult.of(textOf(invocation)));
    gate.open();
  }

  @Override
  public List<Seen> seen() {
    return function.invocations().stream()
        .map(each -> new Seen(textOf(each), each.idempotencyKey()))
        .toList();
  }

  @Override
  public int working() {
    return function.working();
  }

  @Override
  public boolean tellsStatus() {
    return true;
  }

  @Override
  public void close() {
    gate.open();
  }

  private static String textOf(FunctionInvocation invocation) {
    String json = invocation.arguments().text();
    return new RawJson(json.substring(BEFORE.length(), json.length() - 1)).asString();
  }
}

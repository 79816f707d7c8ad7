// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.ServerFunction;

/** The fake, played by its own means. */
final class ScriptedFunctionUnderTest extends PlayedFunction {
  private static final String BEFORE = "{\"text\":";

  ScriptedFunctionUnderTest() {
    this(
        new ScriptedFunction(
                ServerFunction.of(
                        "echo",
                        "Says it again",
                        new RawJson(
                            "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}}}"))
                    .withSideEffects())
            .tellStatus());
  }

  private ScriptedFunctionUnderTest(ScriptedFunction function) {
    super(function, function);
    recover();
  }

  @Override
  protected String textOf(FunctionInvocation invocation) {
    String json = invocation.arguments().text();
    return new RawJson(json.substring(BEFORE.length(), json.length() - 1)).asString();
  }

  @Override
  public boolean tellsStatus() {
    return true;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.function.FunctionInvocation;
import dev.parley.port.FunctionHandler;
import dev.parley.testkit.Await;
import dev.parley.testkit.PlayedFunction;

/** A tool of a real server, with a stage behind it. */
final class ToolUnderTest extends PlayedFunction {
  ToolUnderTest(McpServerTools tools, Stage stage) {
    super(only(tools), stage.next());
    recover();
  }

  private static FunctionHandler only(McpServerTools tools) {
    Await.until("the server is connected", () -> !tools.functions().isEmpty());
    return tools.functions().getFirst();
  }

  @Override
  protected String textOf(FunctionInvocation call) {
    return Stage.textOf(call);
  }
}

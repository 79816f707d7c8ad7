// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.testkit.FunctionHandlerContract;
import dev.parley.testkit.FunctionUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server that is a child process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StdioToolContractTest extends FunctionHandlerContract {
  private final Stage stage = new Stage();
  private StageDoor door;
  private McpServerTools tools;

  @BeforeAll
  void open() throws Exception {
    door = new StageDoor(stage);
    tools = McpServerTools.open(McpServerSettings.of("shop", StdioToolServer.command(door.port())));
  }

  @AfterAll
  void close() throws Exception {
    tools.close();
    door.close();
  }

  @Override
  protected FunctionUnderTest function() {
    return new ToolUnderTest(tools, stage);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.testkit.FunctionHandlerContract;
import dev.parley.testkit.FunctionUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server behind streamable HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpToolContractTest extends FunctionHandlerContract {
  private final Stage stage = new Stage();
  private HttpToolServer server;
  private McpServerTools tools;

  @BeforeAll
  void open() throws Exception {
    server = new HttpToolServer(0, stage);
    tools = McpServerTools.open(McpServerSettings.of("shop", server.connection()));
  }

  @AfterAll
  void close() throws Exception {
    tools.close();
    server.close();
  }

  @Override
  protected FunctionUnderTest function() {
    return new ToolUnderTest(tools, stage);
  }
}

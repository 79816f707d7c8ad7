// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.port.FunctionHandler;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A tool of an MCP server as a function. */
final class McpFunction implements FunctionHandler {
  /** Where the idempotency key goes: what MCP sets aside for what it has no word for. */
  static final String IDEMPOTENCY_KEY = "dev.parley/idempotency-key";

  private final ServerFunction function;
  private final String tool;
  private final ToolJson json;
  private final Supplier<Optional<Connection>> connection;

  McpFunction(
      ServerFunction function,
      String tool,
      ToolJson json,
      Supplier<Optional<Connection>> connection) {
    this.function = function;
    this.tool = tool;
    this.json = json;
    this.connection = connection;
  }

  @Override
  public ServerFunction function() {
    return function;
  }

  @Override
  public FunctionResult run(FunctionInvocation invocation) {
    if (Thread.currentThread().isInterrupted()) {
      return FunctionResult.failed("not run: nobody waited for it any more");
    }
    Optional<Connection> current = connection.get();
    if (current.isEmpty()) {
      return FunctionResult.failed(
          "not run: the server of " + function.name() + " can't be reached now; do without it");
    }
    CallToolRequest request =
        CallToolRequest.builder(tool)
            .arguments(json.object(invocation.arguments()))
            .meta(Map.of(IDEMPOTENCY_KEY, invocation.idempotencyKey()))
            .build();
    try {
      return new ToolResults(json).read(current.get().call(request));
    } catch (RuntimeException e) {
      return Failures.ofCall(e);
    }
  }
}

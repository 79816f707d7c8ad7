// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.function.FunctionResult;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real MCP server, with the tools that tests want. */
final class ToolServer {
  static final Map<String, Object> SCHEMA =
      Map.of(
          "type",
          "object",
          "required",
          List.of("text"),
          "properties",
          Map.of("text", Map.of("type", "string")));

  private ToolServer() {}

  /** What a tool does. An interrupt ends it. */
  interface Deed {
    FunctionResult run(String text, String key);
  }

  /** A server with the tool {@code echo}. */
  static McpSyncServer build(
      SyncSpecification<?> specification, Deed deed, Cancellations cancellations) {
    return specification
        .serverInfo("test", "1")
        .capabilities(ServerCapabilities.builder().tools(true).build())
        .tools(tool("echo", null, deed, cancellations))
        .build();
  }

  static SyncToolSpecification tool(
      String name, @Nullable ToolAnnotations hints, Deed deed, Cancellations cancellations) {
    Tool.Builder tool = Tool.builder(name, SCHEMA).description("Says it again");
    return SyncToolSpecification.builder()
        .tool(hints == null ? tool.build() : tool.annotations(hints).build())
        .callHandler((exchange, call) -> run(call, deed, cancellations))
        .build();
  }

  private static CallToolResult run(CallToolRequest call, Deed deed, Cancellations cancellations) {
    String key = (String) call.meta().getOrDefault(McpFunction.IDEMPOTENCY_KEY, "none");
    String text = String.valueOf(call.arguments().get("text"));
    FunctionResult result = cancellations.run(key, () -> deed.run(text, key));
    return CallToolResult.builder().addTextContent(result.text()).isError(!result.ok()).build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.ServerFunction;
import dev.parley.port.FunctionHandler;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes functions of a server's tools. */
final class ToolFunctions {
  private final McpServerSettings settings;
  private final ToolJson json;
  private final Supplier<Optional<Connection>> connection;

  ToolFunctions(
      McpServerSettings settings, ToolJson json, Supplier<Optional<Connection>> connection) {
    this.settings = settings;
    this.json = json;
    this.connection = connection;
  }

  /** One for each; of two with one name the first counts. */
  List<FunctionHandler> of(List<Tool> tools) {
    Map<String, FunctionHandler> functions = new LinkedHashMap<>();
    for (Tool tool : tools) {
      ServerFunction function = function(tool);
      functions.putIfAbsent(
          function.name(), new McpFunction(function, tool.name(), json, connection));
    }
    return List.copyOf(functions.values());
  }

  private ServerFunction function(Tool tool) {
    return new ServerFunction(
        new FunctionDefinition(
            ToolNames.of(settings.name(), tool.name()),
            Stream.of(tool.description(), tool.title(), tool.name())
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(""),
            tool.inputSchema() == null
                ? ServerFunction.NO_PARAMETERS
                : new RawJson(json.text(tool.inputSchema())),
            null,
            Extras.NONE),
        settings.timeout(),
        settings.trust() == McpServerSettings.Trust.NONE || !isReadOnly(tool.annotations()),
        settings.confirm(),
        settings.longestResult(),
        settings.audience());
  }

  /** MCP's defaults are the careful ones: a tool that says nothing changes something. */
  private static boolean isReadOnly(@Nullable ToolAnnotations hints) {
    return hints != null
        && Boolean.TRUE.equals(hints.readOnlyHint())
        && !Boolean.TRUE.equals(hints.destructiveHint());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.function.FunctionResult;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says for a model what a tool answered. */
final class ToolResults {
  private final ToolJson json;

  ToolResults(ToolJson json) {
    this.json = json;
  }

  /**
   * Its texts, its structured content unless a text is that already, and what had to be left out.
   */
  FunctionResult read(CallToolResult result) {
    List<String> parts = new ArrayList<>();
    List<Content> content = Objects.requireNonNullElse(result.content(), List.of());
    content.forEach(part -> parts.add(words(part)));
    @Nullable Object structured = result.structuredContent();
    if (structured != null && parts.stream().noneMatch(part -> json.is(part, structured))) {
      parts.add(json.text(structured));
    }
    String text = String.join("\n", parts);
    if (!Boolean.TRUE.equals(result.isError())) {
      return FunctionResult.of(text);
    }
    return FunctionResult.failed(
        text.isBlank() ? "failed: the function did not say why" : "failed: " + text);
  }

  private static String words(Content content) {
    return switch (content) {
      case TextContent text -> Objects.requireNonNullElse(text.text(), "");
      case ImageContent image -> leftOut("an image", image.mimeType());
      case AudioContent audio -> leftOut("a sound", audio.mimeType());
      case EmbeddedResource resource ->
          leftOut("the resource " + resource.resource().uri(), resource.resource().mimeType());
      case ResourceLink link ->
          leftOut("a link to the resource " + link.uri() + " called " + link.name(), null);
      default -> leftOut("something of an unknown kind", null);
    };
  }

  private static String leftOut(String what, @Nullable String type) {
    return "[left out: " + what + (type == null ? "" : " of type " + type) + "]";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.function.FunctionResult;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ToolResultsTest {
  private final ToolJson json = new ToolJson();

  @Test
  void textsAreJoined() throws IOException {
    assertThat(
            read(
                """
                {"content": [{"type": "text", "text": "one"}, {"type": "text", "text": ""},
                             {"type": "text", "text": "two"}]}
                """))
        .isEqualTo(FunctionResult.of("one\n\ntwo"));
  }

  @Test
  void structuredContentIsJsonWithEveryDigit() throws IOException {
    assertThat(
            read(
                """
                {"content": [{"type": "text", "text": "here"}],
                 "structuredContent": {"price": 12345678901234567890.12345678901234567890}}
                """))
        .isEqualTo(
            FunctionResult.of("here\n{\"price\":12345678901234567890.12345678901234567890}"));
  }

  @Test
  void structuredContentThatATextRepeatsIsSaidOnce() throws IOException {
    assertThat(
            read(
                """
                {"content": [{"type": "text", "text": "{ \\"b\\": 1, \\"a\\": 2.5 }"}],
                 "structuredContent": {"a": 2.5, "b": 1}}
                """))
        .isEqualTo(FunctionResult.of("{ \"b\": 1, \"a\": 2.5 }"));
  }

  @Test
  void whatAModelCannotReadIsNamed() throws IOException {
    FunctionResult result =
        read(
            """
            {"content": [
              {"type": "image", "data": "AAAA", "mimeType": "image/png"},
              {"type": "audio", "data": "AAAA", "mimeType": "audio/wav"},
              {"type": "resource", "resource": {"uri": "file:///a.txt", "text": "secret"}},
              {"type": "resource_link", "uri": "file:///b.txt", "name": "b"}]}
            """);
    assertThat(result)
        .isEqualTo(
            FunctionResult.of(
                """
                [left out: an image of type image/png]
                [left out: a sound of type audio/wav]
                [left out: the resource file:///a.txt]
                [left out: a link to the resource file:///b.txt called b]\
                """));
  }

  @Test
  void anErrorIsAFailure() throws IOException {
    assertThat(read("{\"isError\": true, \"content\": [{\"type\": \"text\", \"text\": \"no\"}]}"))
        .isEqualTo(FunctionResult.failed("failed: no"));
    assertThat(read("{\"isError\": true, \"content\": []}"))
        .isEqualTo(FunctionResult.failed("failed: the function did not say why"));
  }

  private FunctionResult read(String result) throws IOException {
    return new ToolResults(json)
        .read(json.sdk().readValue(result, new TypeRef<CallToolResult>() {}));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.port.Dependency.Status;
import dev.parley.port.FunctionHandler;
import dev.parley.testkit.Await;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server's tools become, and what becomes of them when the server changes or goes. */
final class HttpServerToolsTest {
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(500));

  private HttpToolServer server;
  private McpServerTools tools;

  @BeforeEach
  void open() throws Exception {
    server = new HttpToolServer(0, (text, key) -> FunctionResult.of(text));
    tools = McpServerTools.open(McpServerSettings.of("shop", server.connection()), QUICK);
    Await.until("it is connected", () -> !tools.functions().isEmpty());
  }

  @AfterEach
  void close() throws Exception {
    tools.close();
    server.close();
  }

  @Test
  void aToolIsAFunctionUnderItsServersName() {
    FunctionHandler echo = find("shop.echo");
    assertThat(echo.function().definition().description()).isEqualTo("Says it again");
    assertThat(echo.function().parameters().text()).contains("\"required\":[\"text\"]");
    assertThat(tools.name()).isEqualTo("shop");
    Await.until("it is up", () -> tools.state().status() == Status.UP);
    assertThat(tools.state().message()).isEqualTo("1 tool");
  }

  @Test
  void aToolHasSideEffectsUnlessItSaysThatItOnlyReads() {
    add("silent", ToolAnnotations.builder().title("Says nothing").build());
    add("reads", ToolAnnotations.builder().readOnlyHint(true).build());
    add("adds", ToolAnnotations.builder().destructiveHint(false).idempotentHint(true).build());
    add("muddled", ToolAnnotations.builder().readOnlyHint(true).destructiveHint(true).build());
    Await.until("all are there", () -> tools.functions().size() == 5);
    assertThat(tools.functions())
        .filteredOn(each -> !each.function().sideEffects())
        .extracting(each -> each.function().name())
        .containsExactly("shop.reads");
  }

  @Test
  void theListIsRenewedWhenTheServerSaysSo() {
    add("more", null);
    Await.until("the new one is there", () -> tools.functions().size() == 2);
    server.server().removeTool("echo");
    Await.until("the old one is gone", () -> tools.functions().size() == 1);
    assertThat(tools.functions().getFirst().function().name()).isEqualTo("shop.more");
  }

  @Test
  void headersGoWithEveryRequest() {
    assertThat(run("shop.echo", "x").ok()).isTrue();
    assertThat(server.keys()).hasSizeGreaterThan(2).containsOnly("s3cret");
    assertThat(server.connection().toString()).doesNotContain("s3cret").contains("127.0.0.1");
  }

  @Test
  void aServerThatGoesAwayKeepsItsFunctionsAndComesBack() throws Exception {
    server.close();
    Await.until("it is missed", () -> tools.state().status() == Status.DOWN);
    FunctionResult missed = run("shop.echo", "x");
    assertThat(missed.ok()).isFalse();
    assertThat(missed.text()).startsWith("not run: ").contains("can't be reached now");
    server = new HttpToolServer(server.port(), (text, key) -> FunctionResult.of("new " + text));
    Await.until("it is back", () -> tools.state().status() == Status.UP);
    assertThat(run("shop.echo", "x")).isEqualTo(FunctionResult.of("new x"));
  }

  @Test
  void aToolThatIsGoneFailsInTheServersWords() {
    FunctionHandler echo = find("shop.echo");
    server.server().removeTool("echo");
    FunctionResult result = echo.run(call("shop.echo", "x"));
    assertThat(result.ok()).isFalse();
    assertThat(result.text()).startsWith("failed: ");
  }

  private void add(String name, @Nullable ToolAnnotations hints) {
    server
        .server()
        .addTool(
            ToolServer.tool(
                name, hints, (text, key) -> FunctionResult.of(text), server.cancellations()));
  }

  private FunctionHandler find(String name) {
    return tools.functions().stream()
        .filter(each -> each.function().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private FunctionResult run(String name, String text) {
    return find(name).run(call(name, text));
  }

  static FunctionInvocation call(String name, String text) {
    return new FunctionInvocation(
        name,
        new RawJson("{\"text\":" + RawJson.of(text).text() + "}"),
        "key",
        Owner.LOCAL,
        null,
        Instant.EPOCH);
  }
}

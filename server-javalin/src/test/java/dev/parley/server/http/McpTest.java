// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.ServerFunction;
import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The functions as tools of MCP. */
final class McpTest {
  private final McpServer server =
      new McpServer(ServerFunction.of("more", "More", new RawJson("{\"type\":\"object\"}")));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void clientIsToldTheVersionItAskedForOrTheNewest() throws Exception {
    assertThat(initialize("2025-06-18")).isEqualTo("2025-06-18");
    assertThat(initialize("1999-01-01")).isEqualTo("2025-11-25");
  }

  private String initialize(String version) throws Exception {
    JsonObject result =
        result("initialize", "{\"protocolVersion\":\"" + version + "\",\"capabilities\":{}}");
    assertThat(result.object("serverInfo").orElseThrow().requiredString("name"))
        .isEqualTo("parley");
    return result.requiredString("protocolVersion");
  }

  @Test
  void onlyFunctionsOfTheCallerAreListedWithWhatTheyDo() throws Exception {
    List<JsonObject> tools = result("tools/list", "{}").objects("tools");
    assertThat(tools)
        .extracting(tool -> tool.requiredString("name"))
        .containsExactly("test_simple_text", "test_error_handling", "strict", "book", "more");
    assertThat(hint(tools.get(2), "readOnlyHint")).isTrue();
    assertThat(hint(tools.get(3), "readOnlyHint")).isFalse();
    assertThat(hint(tools.get(3), "destructiveHint")).isTrue();
  }

  private static boolean hint(JsonObject tool, String name) {
    return tool.object("annotations").orElseThrow().bool(name).orElseThrow();
  }

  @Test
  void callComesToItsResult() throws Exception {
    server.strict.answer("fine");
    assertThat(call("strict", "{\"text\":\"x\"}")).isEqualTo("false: fine");
    assertThat(server.strict.invocations()).hasSize(1);
  }

  @Test
  void wrongArgumentIsExplainedAndNothingRuns() throws Exception {
    assertThat(call("strict", "{\"text\":17}")).startsWith("true: ").contains("text", "string");
    assertThat(server.strict.invocations()).isEmpty();
  }

  @Test
  void functionThatAsksFirstIsRefused() throws Exception {
    assertThat(call("book", "{\"text\":\"x\"}"))
        .startsWith("true: not run: a person has to confirm book");
    assertThat(server.booking.invocations()).isEmpty();
  }

  @Test
  void functionOfAnotherIsUnknown() throws Exception {
    String body =
        post("tools/call", "{\"name\":\"foreign\",\"arguments\":{\"text\":\"x\"}}").body();
    assertThat(body).contains("-32602", "no tool is called foreign");
    assertThat(server.foreign.invocations()).isEmpty();
  }

  @Test
  void notificationIsTakenAndAMessageThatIsNoneRefused() throws Exception {
    var taken = server.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(taken.body()).isEmpty();
    var broken = server.post("{\"jsonrpc\":");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("-32700");
    var batch = server.post("[]");
    assertThat(batch.statusCode()).isEqualTo(400);
  }

  @Test
  void idThatIsNeitherTextNorNumberIsRefusedAndNotRepeated() throws Exception {
    var refused = server.post("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"id\":null").contains("id must be a string or a number");
  }

  @Test
  void unknownMethodAndVersionAreSaidSo() throws Exception {
    assertThat(post("resources/list", "{}").body()).contains("-32601", "resources/list");
    var old =
        server.post(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
            "MCP-Protocol-Version",
            "1999-01-01");
    assertThat(old.statusCode()).isEqualTo(400);
    assertThat(old.body()).contains("2025-11-25");
  }

  @Test
  void thereIsNoStreamToListenTo() throws Exception {
    HttpResponse<String> answer = server.get();
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  private String call(String name, String arguments) throws Exception {
    JsonObject result =
        result("tools/call", "{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}");
    JsonObject content = result.objects("content").getFirst();
    assertThat(content.requiredString("type")).isEqualTo("text");
    return result.bool("isError").orElseThrow() + ": " + content.requiredString("text");
  }

  private JsonObject result(String method, String params) throws Exception {
    HttpResponse<String> answer = post(method, params);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject message = JsonObject.parse(answer.body());
    assertThat(message.integer("id")).hasValue(7);
    return message.object("result").orElseThrow();
  }

  private HttpResponse<String> post(String method, String params) throws Exception {
    return server.post(
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}");
  }
}

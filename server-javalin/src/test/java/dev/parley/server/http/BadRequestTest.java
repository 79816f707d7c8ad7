// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are wrong in what they say: refused by name, and nothing is stored. */
final class BadRequestTest {
  private static final Edge EDGE = Edge.start();
  private static final ConversationId TEA = new ConversationId("tea");
  private static final String HELLO = "[{\"role\":\"user\",\"content\":\"Hello\"}]";

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @AfterEach
  void nothingIsStoredAndTheServerGoesOn() throws Exception {
    assertThat(EDGE.store.header(TEA)).isEmpty();
    assertThat(EDGE.model.requests()).isEmpty();
    assertThat(EDGE.get("/health/live").statusCode()).isEqualTo(200);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("nothing", "", null, "empty"),
        arguments("broken JSON", "{\"model\":", null, "broken"),
        arguments("an array", "[]", null, "the JSON is an array: send an object"),
        arguments("null", "null", null, "the JSON is null: send an object"),
        arguments("two documents", "{} {}", "model", "missing"),
        arguments("no model", ask("", HELLO), "model", "missing"),
        arguments("no messages", "{\"model\":\"default\"}", "messages", "missing"),
        arguments("empty messages", ask(model(), "[]"), "messages", "at least one"),
        arguments("messages no array", ask(model(), "{}"), "messages", "array"),
        arguments(
            "unknown role",
            said("{\"role\":\"pirate\",\"content\":\"x\"}"),
            "messages[0].role",
            "is \"pirate\": give system"),
        arguments(
            "half a character",
            said("{\"role\":\"user\",\"content\":\"a\\ud800\"}"),
            "messages[0].content",
            "send whole characters; half a surrogate pair is no text"),
        arguments(
            "half a character in a part",
            said("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"\\udc00\"}]}"),
            "messages[0].content[0].text",
            "send whole characters"),
        arguments(
            "half a character in arguments",
            said(
                "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":"
                    + "{\"name\":\"f\",\"arguments\":\"{\\ud800}\"}}]}"),
            "messages[0].tool_calls[0].function.arguments",
            "send whole characters"),
        arguments(
            "half a character in a name",
            said("{\"role\":\"user\",\"name\":\"\\ud800\",\"content\":\"x\"}"),
            "messages[0].name",
            "send whole characters"),
        arguments(
            "wrong content",
            said("{\"role\":\"user\",\"content\":5}"),
            "messages[0].content",
            "string"));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(
            "tool result without a call",
            said("{\"role\":\"tool\",\"tool_call_id\":\"call_9\",\"content\":\"x\"}"),
            "messages[0].tool_call_id",
            "tool_calls"),
        arguments(
            "negative limit",
            ask(model() + "\"max_tokens\":-1,", HELLO),
            "max_tokens",
            "at least 1"),
        arguments(
            "wrong type", ask(model() + "\"stream\":\"yes\",", HELLO), "stream", "true or false"),
        arguments("too hot", ask(model() + "\"temperature\":2.7,", HELLO), "temperature", "2.7"),
        arguments("name twice", ask(model() + model(), HELLO), null, "model"),
        arguments("several answers", ask(model() + "\"n\":2,", HELLO), "n", "conversation"));
  }

  static Stream<Arguments> options() {
    return Stream.of(
        arguments("no object", ask(model() + "\"parley\":[],", HELLO), "parley", "object"),
        arguments("unknown key", parley("{\"explian\":true}"), "parley.explian", "explain"),
        arguments(
            "unknown key within",
            parley("{\"context\":{\"strategi\":1}}"),
            "parley.context.strategi",
            "strategy"),
        arguments(
            "unknown strategy",
            parley("{\"context\":{\"strategy\":\"x\"}}"),
            "parley.context.strategy",
            "drop_oldest"),
        arguments(
            "no room at all",
            parley("{\"context\":{\"max_tokens\":0}}"),
            "parley.context.max_tokens",
            "from 64"),
        arguments(
            "hardly any room",
            parley("{\"context\":{\"max_tokens\":63}}"),
            "parley.context.max_tokens",
            "is 63: give a whole number from 64"),
        arguments(
            "character to come",
            parley("{\"character\":\"captain\"}"),
            "parley.character",
            "leave it out"),
        arguments(
            "a variable that nobody knows",
            parley("{\"profile\":{\"tnoe\":\"formal\"}}"),
            "parley.profile.tnoe",
            "leave it out"),
        arguments(
            "a variable that is no text",
            parley("{\"profile\":{\"tone\":1}}"),
            "parley.profile.tone",
            "give a string of at most 2000 characters"),
        arguments(
            "knowledge to come",
            parley("{\"knowledge\":{\"collections\":[\"a\"]}}"),
            "parley.knowledge",
            "leave it out"),
        arguments(
            "a function that is not there",
            parley("{\"functions\":[\"f\"]}"),
            "parley.functions[0]",
            "leave parley.functions out"),
        arguments(
            "no stream options",
            ask(model() + "\"stream\":true,\"stream_options\":{\"include_usage\":1},", HELLO),
            "stream_options.include_usage",
            "true or false"));
  }

  private static String model() {
    return "\"model\":\"default\",";
  }

  private static String ask(String fields, String messages) {
    return "{\"conversation\":\"tea\"," + fields + "\"messages\":" + messages + "}";
  }

  private static String said(String message) {
    return ask(model(), "[" + message + "]");
  }

  private static String parley(String options) {
    return ask(model() + "\"parley\":" + options + ",", HELLO);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"bodies", "values", "options"})
  void bodyIsRefusedByFieldAndFix(String name, String body, String param, String hint)
      throws Exception {
    JsonObject error = refused(EDGE.chat(body), 400);
    assertThat(error.string("param").orElse(null)).isEqualTo(param);
    assertThat(error.requiredString("message")).contains(hint);
  }

  static Stream<Arguments> ids() {
    return Stream.of(
        arguments("\"a b\"", "conversation"),
        arguments("\"\"", "conversation"),
        arguments("{\"id\":\"ok1\",\"x\":1}", "conversation.x"),
        arguments("\"" + "x".repeat(129) + "\"", "conversation"),
        arguments("7", "conversation"),
        arguments("{}", "conversation.id"),
        arguments("{\"id\":\"../x\"}", "conversation"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void conversationOutOfShapeIsRefused(String id, String param) throws Exception {
    String body = "{\"conversation\":" + id + "," + model() + "\"messages\":" + HELLO + "}";
    assertThat(refused(EDGE.chat(body), 400).requiredString("param")).isEqualTo(param);
  }

  @Test
  void headerOutOfShapeIsRefusedByItsName() throws Exception {
    String body = "{" + model() + "\"messages\":" + HELLO + "}";
    var response = EDGE.post("/v1/chat/completions", body, "Parley-Conversation", "a b");
    assertThat(refused(response, 400).requiredString("param")).isEqualTo("Parley-Conversation");
  }

  @Test
  void unknownModelIsNotFound() throws Exception {
    var response = EDGE.chat(ask("\"model\":\"gpt-9\",", HELLO));
    JsonObject error = refused(response, 404);
    assertThat(error.requiredString("code")).isEqualTo("model_not_found");
    assertThat(error.requiredString("message")).contains("gpt-9", "default");
  }

  @Test
  void nestingWithoutEndIsRefused() throws Exception {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    var response = EDGE.chat(ask(model() + "\"x\":" + deep + ",", HELLO));
    assertThat(refused(response, 400).requiredString("message")).contains("512 levels");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws Exception {
    try (Wire wire = EDGE.wire()) {
      wire.send(Wire.head("/v1/chat/completions", 4));
      wire.send(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28});
      String answer = wire.readAnswer();
      assertThat(answer).startsWith("HTTP/1.1 400").contains("UTF-8 at byte 2");
    }
  }

  static Stream<Arguments> conversationCalls() {
    return Stream.of(
        arguments("{\"metadata\":[]}", "metadata"),
        arguments("{\"metadata\":{\"a\":1}}", "metadata.a"),
        arguments("{\"metadata\":{\"a\":\"" + "x".repeat(513) + "\"}}", "metadata.a"),
        arguments("{\"metadata\":{\"" + "k".repeat(65) + "\":\"x\"}}", "metadata"),
        arguments("{\"metadata\":{" + pairs(17) + "}}", "metadata"),
        arguments("{\"items\":{}}", "items"),
        arguments("{\"items\":[7]}", "items[0]"),
        arguments("{\"items\":[{\"role\":\"pirate\",\"content\":\"x\"}]}", "items[0].role"),
        arguments("{\"items\":[{\"role\":\"user\"}]}", "items[0].content"),
        arguments("{\"items\":[{\"type\":\"dream\"}]}", "items[0].type"),
        arguments(
            "{\"items\":[{\"role\":\"user\",\"content\":[{\"type\":\"smell\"}]}]}",
            "items[0].content[0].type"),
        arguments("{\"items\":[" + "{},".repeat(20) + "{}]}", "items"),
        arguments(
            "{\"items\":[{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"x\"}]}",
            "items[0].call_id"),
        arguments("{\"metadata\":{\"a\":\"\\ud800\"}}", "metadata.a"),
        arguments("{\"metadata\":{\"\\ud800\":\"a\"}}", null),
        arguments("{\"items\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}", "items[0].content"),
        arguments("{\"foo\":1}", "foo"),
        arguments("{\"id\":\"mine\"}", "id"),
        arguments("[]", null));
  }

  @Test
  void outputWithoutItsCallIsNamedAsTheItemThatItIs() throws Exception {
    String said = "{\"role\":\"user\",\"content\":\"x\"}";
    String call =
        "{\"type\":\"function_call\",\"call_id\":\"%s\",\"name\":\"f\",\"arguments\":\"{}\"}";
    String output = "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"x\"}";
    String items =
        String.join(",", said, String.format(call, "a"), String.format(call, "b"), output);
    var response = EDGE.post("/v1/conversations", "{\"items\":[" + items + "]}");
    assertThat(refused(response, 400).requiredString("message"))
        .isEqualTo(
            "items[3].call_id is c: no function_call before it has that call_id; send the call"
                + " first");
  }

  private static String pairs(int count) {
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < count; i++) {
      pairs.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":\"v\"");
    }
    return pairs.toString();
  }

  @ParameterizedTest
  @MethodSource("conversationCalls")
  void conversationIsNotMadeOfNonsense(String body, String param) throws Exception {
    var response = EDGE.post("/v1/conversations", body);
    assertThat(refused(response, 400).string("param").orElse(null)).isEqualTo(param);
  }

  private static JsonObject refused(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    JsonObject error = Said.error(response);
    assertThat(error.fields()).containsOnlyKeys("message", "type", "param", "code");
    return error;
  }
}

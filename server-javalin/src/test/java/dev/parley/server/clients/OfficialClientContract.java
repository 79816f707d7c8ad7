// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application sees of Parley through an official client, and what its provider sees. */
abstract class OfficialClientContract extends ClientContract {
  private static final String QUESTION = "Say hello.";
  private static final String HELLO = "Grüße, 世界 😀!";
  private static final String PIECES = "4";
  private static final String TOKENS = "40";
  private static final String TOOL = "lookup_order_status";
  private static final String CALL_ID = "call_1";
  private static final String ARGUMENTS = "{\"order_id\":\"4711\"}";

  private final ScriptedProvider provider = closing(new ScriptedProvider());

  @Override
  final String kind() {
    return "calls";
  }

  @Override
  final URI providerUrl() {
    return provider.baseUrl();
  }

  @Test
  @Shows(Feature.CHAT)
  void plainAnswerArrivesWithItsUsage() {
    Outcome plain = outcome("plain");
    assertThat(plain.get("text")).isEqualTo(HELLO);
    assertThat(plain.get("finish")).isEqualTo("stop");
    assertThat(plain.get("tokens")).isEqualTo(TOKENS);
    assertThat(asked("plain").objects("messages").getFirst().requiredString("content"))
        .isEqualTo(QUESTION);
  }

  @Test
  @Shows(Feature.STREAM)
  void streamArrivesPieceByPiece() {
    Outcome stream = outcome("stream");
    assertThat(stream.get("text")).isEqualTo(HELLO);
    assertThat(stream.get("pieces")).isEqualTo(PIECES);
    assertThat(asked("stream").bool("stream")).contains(true);
  }

  @Test
  @Shows(Feature.USAGE)
  void streamEndsWithItsUsageWhereThatWasAskedFor() {
    assertThat(outcome("stream_usage").get("tokens")).isEqualTo(TOKENS);
  }

  @Test
  @Shows(Feature.TEXT)
  void textCompletionArrivesWithItsUsage() {
    Outcome text = outcome("text");
    assertThat(text.get("text")).isEqualTo(HELLO);
    assertThat(text.get("finish")).isEqualTo("stop");
    assertThat(text.get("tokens")).isEqualTo(TOKENS);
    assertThat(asked("text").requiredString("prompt")).isEqualTo(QUESTION);
  }

  @Test
  @Shows(Feature.TEXT)
  void streamedTextCompletionArrivesPieceByPieceAndEndsWithItsUsage() {
    Outcome stream = outcome("text_stream");
    assertThat(stream.get("text")).isEqualTo(HELLO);
    assertThat(stream.get("pieces")).isEqualTo(PIECES);
    assertThat(stream.get("tokens")).isEqualTo(TOKENS);
  }

  @ParameterizedTest
  @Shows(Feature.TOOLS)
  @CsvSource({"tools, tools", "tools_stream, tools-stream"})
  void toolsPassThroughAndTheirCallsComeBack(String name, String model) {
    Outcome called = outcome(name);
    assertThat(called.get("id")).isEqualTo(CALL_ID);
    assertThat(called.get("name")).isEqualTo(TOOL);
    assertThat(called.get("arguments")).isEqualTo(ARGUMENTS);
    assertThat(called.get("finish")).isEqualTo("tool_calls");
    JsonObject function = asked(model).objects("tools").getFirst().object("function").orElseThrow();
    assertThat(function.requiredString("name")).isEqualTo(TOOL);
    assertThat(function.bool("strict")).contains(true);
    assertThat(function.object("parameters").orElseThrow().object("properties").orElseThrow())
        .matches(properties -> properties.has("order_id"));
  }

  @Test
  @Shows(Feature.TOOLS)
  void resultsOfToolsPassThrough() {
    assertThat(outcome("tool_result").get("text")).isEqualTo(HELLO);
    List<JsonObject> messages = asked("tool-result").objects("messages");
    assertThat(messages).hasSize(3);
    JsonObject call = messages.get(1).objects("tool_calls").getFirst();
    assertThat(call.requiredString("id")).isEqualTo(CALL_ID);
    assertThat(call.object("function").orElseThrow().requiredString("arguments"))
        .isEqualTo(ARGUMENTS);
    assertThat(messages.get(2).requiredString("tool_call_id")).isEqualTo(CALL_ID);
    assertThat(messages.get(2).requiredString("content")).isEqualTo("on its way");
  }

  @Test
  @Shows(Feature.STRUCTURED)
  void schemaOfStructuredOutputPassesThrough() {
    assertThat(outcome("structured").get("city")).isEqualTo("Oslo");
    assertThat(outcome("structured").get("degrees")).isEqualTo("7");
    JsonObject format = asked("structured").object("response_format").orElseThrow();
    assertThat(format.requiredString("type")).isEqualTo("json_schema");
    JsonObject schema = format.object("json_schema").orElseThrow();
    assertThat(schema.bool("strict")).contains(true);
    assertThat(schema.object("schema").orElseThrow().object("properties").orElseThrow().fields())
        .containsOnlyKeys("city", "degrees");
  }

  @Test
  @Shows(Feature.MODELS)
  void modelsAreTheRoutesAndTheProvidersOwn() {
    assertThat(outcome("models").get("ids").split(" ", -1))
        .contains("default", "scripted-1", "scripted-2");
    assertThat(outcome("model").get("id")).isEqualTo("default");
    assertThat(outcome("model").get("object")).isEqualTo("model");
  }

  @ParameterizedTest
  @Shows(Feature.EMBEDDINGS)
  @ValueSource(strings = {"embeddings", "embeddings_float"})
  void embeddingsArriveInTheFormThatTheClientReads(String name) {
    Outcome embedded = outcome(name);
    assertThat(embedded.get("vectors")).isEqualTo("0.5 -0.5 0.5 0.5; -0.5 0.5 0.5 -0.5");
    assertThat(embedded.get("tokens")).isEqualTo("5");
    assertThat(provider.embeddings())
        .hasSize(2)
        .allSatisfy(
            request -> {
              JsonObject asked = JsonObject.parse(request.body());
              assertThat(asked.requiredString("model")).isEqualTo("embedding");
              assertThat(asked.array("input")).hasSize(2);
            });
  }

  @Test
  @Shows(Feature.ERRORS)
  void requestThatTheProviderRefusesIsABadRequestWithItsFieldAndCode() {
    Outcome refused = outcome("refused");
    assertThat(refused.get("error")).startsWith("BadRequest");
    assertThat(refused.get("status")).isEqualTo("400");
    assertThat(refused.get("param")).isEqualTo("temperature");
    assertThat(refused.get("code")).isEqualTo("decimal_above_max_value");
    assertThat(refused.get("type")).isEqualTo("invalid_request_error");
    assertThat(refused.get("message")).contains("above the maximum of 2");
  }

  @Test
  @Shows(Feature.ERRORS)
  void modelThatTheProviderDoesNotKnowIsNotFound() {
    Outcome unknown = outcome("unknown");
    assertThat(unknown.get("error")).startsWith("NotFound");
    assertThat(unknown.get("status")).isEqualTo("404");
    assertThat(unknown.get("code")).isEqualTo("model_not_found");
    assertThat(unknown.get("message")).contains("no-such-model");
  }

  @Test
  @Shows(Feature.ERRORS)
  void rateLimitOfTheProviderSaysWhenToComeBack() {
    Outcome limited = outcome("rate_limited");
    assertThat(limited.get("error")).startsWith("RateLimit");
    assertThat(limited.get("status")).isEqualTo("429");
    assertThat(limited.get("retry_after")).isEqualTo("7");
  }

  @ParameterizedTest
  @Shows(Feature.ERRORS)
  @ValueSource(strings = {"refused_key", "failing"})
  void troubleBetweenParleyAndItsProviderIsNoFaultOfTheApplication(String name) {
    Outcome failed = outcome(name);
    assertThat(failed.get("error")).startsWith("InternalServer");
    assertThat(failed.get("status")).isEqualTo("502");
    assertThat(failed.get("code")).isEqualTo("provider_error");
    assertThat(failed.fields().toString()).doesNotContain(ScriptedProvider.KEY, "sk-");
  }

  @Test
  @Shows(Feature.ERRORS)
  void clientThatTriesAgainAfterARateLimitGetsItsAnswer() {
    assertThat(outcome("retried").get("text")).isEqualTo(HELLO);
    assertThat(provider.asked("retried")).hasSizeGreaterThan(1);
  }

  @Test
  @Shows(Feature.STREAM)
  void streamThatTheClientClosesEndsAtTheProviderToo() {
    assertThat(outcome("cancel").get("text")).isEqualTo("Grüße");
    assertThat(provider.asked("cancel")).hasSize(1);
    Await.until("the connection to the provider is closed", () -> !provider.isWorking());
    assertThat(isRunning()).isTrue();
  }

  @Test
  void providerIsAskedWithParleysKeyAlone() {
    assertThat(provider.requests())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.headers())
                    .containsEntry("authorization", "Bearer " + ScriptedProvider.KEY));
    assertThat(provider.requests().toString()).doesNotContain("client-key");
  }

  private JsonObject asked(String model) {
    return JsonObject.parse(provider.asked(model).getLast().body());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.testkit.wire.Wire;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field that OpenAI publishes, with every alternative of it, goes through unchanged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryFieldTest {
  private static final Description OPENAI = Published.openAi();
  private static final String ANSWER = "CreateChatCompletionResponse";
  private static final String CHUNK = "CreateChatCompletionStreamResponse";
  private static final String CHAT = "/v1/chat/completions";

  private Relay relay;

  @BeforeAll
  void start(@TempDir Path folder) {
    relay = new Relay(folder);
  }

  @AfterAll
  void stop() {
    relay.close();
  }

  private static JsonNode ask(boolean streamed) {
    return Description.parse(
        "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],"
            + "\"stream_options\":{\"include_usage\":true},\"stream\":"
            + streamed
            + "}");
  }

  /**
   * The messages are of every kind and make no conversation, which would be checked for a model
   * whose window is known.
   */
  static List<JsonNode> requests() {
    return Samples.of(OPENAI, "CreateChatCompletionRequest").stream()
        .map(sample -> (JsonNode) ((ObjectNode) sample).put("model", "any"))
        .distinct()
        .toList();
  }

  /** The calls of an answer have names of their own, and it ended with them. */
  static List<JsonNode> answers() {
    List<JsonNode> answers = Samples.of(OPENAI, ANSWER);
    for (JsonNode answer : answers) {
      for (JsonNode choice : answer.path("choices")) {
        ((ObjectNode) choice).put("finish_reason", "tool_calls");
        int number = 0;
        for (JsonNode call : choice.path("message").path("tool_calls")) {
          ((ObjectNode) call).put("id", "call_" + number++);
        }
      }
    }
    return answers;
  }

  /** Each with one choice, which ends with its call: others would be sent apart, or mended. */
  static List<JsonNode> chunks() {
    return Samples.of(OPENAI, CHUNK).stream()
        .flatMap(chunk -> chunk.path("choices").valueStream().map(choice -> only(choice, chunk)))
        .distinct()
        .toList();
  }

  private static JsonNode only(JsonNode choice, JsonNode chunk) {
    ObjectNode ended = choice.deepCopy();
    ended.put("index", 0).put("finish_reason", "tool_calls");
    ended.withObject("/delta").put("role", "assistant");
    ObjectNode one = chunk.deepCopy();
    one.putArray("choices").add(ended);
    return one;
  }

  @Test
  void samplesHaveEveryField() {
    for (String schema : List.of(ANSWER, CHUNK)) {
      List<String> fields =
          OPENAI.schema(schema).path("properties").propertyStream().map(Map.Entry::getKey).toList();
      assertThat(Samples.of(OPENAI, schema).getFirst().fieldNames())
          .toIterable()
          .containsExactlyElementsOf(fields);
    }
    assertThat(requests()).hasSizeGreaterThan(50);
    assertThat(requests().getFirst().fieldNames())
        .toIterable()
        .contains("messages", "tools", "functions", "logit_bias", "metadata", "prediction", "seed");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("requests")
  void requestReachesTheProvider(ObjectNode request) throws Exception {
    request.put("stream", false);
    relay.say(asked -> Wire.body(200, "plain.json"));
    assertThat(relay.post(CHAT, request).statusCode()).isEqualTo(200);
    assertThat(Differences.between(request, relay.asked())).isEmpty();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("requests")
  void requestForAStreamReachesTheProvider(ObjectNode request) throws Exception {
    request.put("stream", true);
    // Parley counts what is used, whether the client wants to know it or not.
    request.withObject("/stream_options").put("include_usage", true);
    relay.say(asked -> Wire.stream("stream.sse", 1 << 16));
    assertThat(relay.post(CHAT, request).statusCode()).isEqualTo(200);
    assertThat(Differences.between(request, relay.asked())).isEmpty();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("answers")
  void answerComesBack(JsonNode answer) throws Exception {
    relay.say(asked -> Wire.json(200, answer.toString()));
    HttpResponse<String> response = relay.post(CHAT, ask(false));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(Differences.between(answer, Description.parse(response.body()))).isEmpty();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("chunks")
  void pieceOfAStreamComesBack(JsonNode chunk) throws Exception {
    relay.say(asked -> Wire.events(chunk.toString(), "[DONE]"));
    HttpResponse<String> response = relay.post(CHAT, ask(true));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    List<String> events = Relay.events(response.body());
    assertThat(events.getLast()).isEqualTo("[DONE]");
    assertThat(Differences.between(chunk, Description.parse(events.getFirst()))).isEmpty();
  }
}

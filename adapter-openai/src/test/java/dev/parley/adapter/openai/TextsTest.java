// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.json.JsonObject;
import dev.parley.json.TextJson;
import dev.parley.port.AnswerStream;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes to OpenAI for a text completion, and what its refusals mean. */
final class TextsTest {
  private static final TextRequest REQUEST = TextRequest.of(TextsUnderTest.MODEL, "Hello");

  private final WireServer server = new WireServer(request -> Wire.body(200, "text-plain.json"));
  private final OpenAiProvider provider =
      OpenAiProvider.connect(
          OpenAiProviderSettings.of(URI.create(server.url() + "/v1"), "sk-test"));

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  @Test
  void requestGoesOutAsItIs() {
    ask(REQUEST.withParameters(REQUEST.parameters().with("x_wish", new RawJson("[1.50]"))));
    assertThat(server.chats().getLast().path()).isEqualTo("/v1/completions");
    assertThat(server.chats().getLast().body())
        .isEqualTo("{\"model\":\"gpt-3.5-turbo-instruct\",\"prompt\":\"Hello\",\"x_wish\":[1.50]}");
  }

  @Test
  void plainAnswerComesBackAsItIs() {
    TextCompletion answer = ask(REQUEST).getFirst();
    assertThat(new String(TextJson.writeAnswer(answer), StandardCharsets.UTF_8))
        .contains("\"token_logprobs\": [-0.10]", "\"text_offset\": [5]", "\"total_tokens\":12");
    assertThat(answer.text()).isEqualTo("Grüße, 世界 😀!");
  }

  @Test
  void streamIsAskedForItsUsage() {
    server.say(request -> Wire.stream("text-stream.sse", 30));
    List<TextCompletion> pieces = ask(REQUEST.with(Parameter.STREAM, true));
    assertThat(pieces.getLast().usage()).isNotNull();
    JsonObject sent = JsonObject.parse(server.chats().getLast().body());
    assertThat(sent.object("stream_options").orElseThrow().bool("include_usage")).contains(true);
  }

  @Test
  void streamThatIsAnsweredToAPlainRequestIsPutTogether() {
    server.say(request -> Wire.stream("text-stream.sse", 30));
    List<TextCompletion> pieces = ask(REQUEST);
    assertThat(pieces).hasSize(1);
    assertThat(pieces.getFirst().text()).isEqualTo("Grüße, 世界 😀!");
    assertThat(pieces.getFirst().head().systemFingerprint()).isEqualTo("fp_1");
  }

  @ParameterizedTest
  @CsvSource({"404, chat-model.json", "404, not-found.json", "501, server-error.json"})
  void modelOrServerForChatsAloneIsSaidToBeSo(int status, String fixture) {
    server.say(request -> Wire.body(status, fixture));
    assertThatThrownBy(() -> ask(REQUEST))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.code()).isEqualTo("unsupported_model");
              assertThat(e.field()).isEqualTo("model");
            })
        .hasMessageContaining(TextsUnderTest.MODEL)
        .hasMessageContaining("/v1/chat/completions");
  }

  @Test
  void unknownModelIsStillNotFound() {
    server.say(request -> Wire.body(404, "unknown-model.json"));
    assertThatThrownBy(() -> ask(REQUEST)).isInstanceOf(NotFoundException.class);
  }

  private List<TextCompletion> ask(TextRequest request) {
    List<TextCompletion> pieces = new ArrayList<>();
    try (AnswerStream<TextCompletion> answer = provider.complete(request)) {
      answer.forEachRemaining(pieces::add);
    }
    return pieces;
  }
}
